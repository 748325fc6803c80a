-- CreateTable
CREATE TABLE "backstages" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "boardId" TEXT NOT NULL,
    "hiding" TEXT,
    "showing" TEXT,
    CONSTRAINT "backstages_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "boards" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "backstages_id_fkey" FOREIGN KEY ("id") REFERENCES "documents" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "backstages_boardId_key" ON "backstages"("boardId");
