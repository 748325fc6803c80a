-- AlterTable
ALTER TABLE "assets" ADD COLUMN "caucusId" TEXT;

-- AlterTable
ALTER TABLE "boards" ADD COLUMN "partyId" TEXT;

-- CreateTable
CREATE TABLE "activity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "documentId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "participantId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    CONSTRAINT "activity_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "documents" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "board_sessions" (
    "boardId" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL,
    CONSTRAINT "board_sessions_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "boards" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "boardId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    CONSTRAINT "drafts_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "boards" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "drafts_id_fkey" FOREIGN KEY ("id") REFERENCES "documents" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "drafts_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participants" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "caucus_guests" (
    "boardId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,

    PRIMARY KEY ("boardId", "participantId"),
    CONSTRAINT "caucus_guests_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "boards" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "caucus_guests_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participants" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "activity_documentId_id_idx" ON "activity"("documentId", "id");

-- CreateIndex
CREATE INDEX "activity_at_idx" ON "activity"("at");

-- CreateIndex
CREATE UNIQUE INDEX "drafts_boardId_participantId_key" ON "drafts"("boardId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "boards_sessionId_partyId_key" ON "boards"("sessionId", "partyId");
