-- CreateTable
CREATE TABLE "document_history" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "documentId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "updateId" INTEGER NOT NULL,
    "isSnapshot" BOOLEAN NOT NULL,
    "bytes" BLOB NOT NULL,
    "endedAt" DATETIME NOT NULL,
    CONSTRAINT "document_history_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "documents" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "document_history_documentId_epoch_updateId_idx" ON "document_history"("documentId", "epoch", "updateId");

-- CreateIndex
CREATE INDEX "document_history_endedAt_idx" ON "document_history"("endedAt");
