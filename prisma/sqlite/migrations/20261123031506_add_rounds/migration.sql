-- CreateTable
CREATE TABLE "rounds" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "attributionMode" TEXT NOT NULL,
    "asksMore" BOOLEAN NOT NULL,
    "minimum" INTEGER NOT NULL,
    "closesAt" DATETIME,
    "openedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "openFor" TEXT,
    CONSTRAINT "rounds_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "rounds_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "boards" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "round_items" (
    "roundId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "wording" JSONB NOT NULL,
    "published" JSONB,
    "isOnBoard" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("roundId", "itemId"),
    CONSTRAINT "round_items_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "rounds" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "round_seats" (
    "roundId" TEXT NOT NULL,
    "seatId" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "hasAnswered" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("roundId", "seatId"),
    CONSTRAINT "round_seats_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "rounds" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- WITHOUT ROWID, by hand, here, in ballot_answers and in conditions: a rowid would tell in which order
-- people answered.
-- CreateTable
CREATE TABLE "ballots" (
    "roundId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,

    PRIMARY KEY ("roundId", "key"),
    CONSTRAINT "ballots_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "rounds" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "ballot_answers" (
    "roundId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,
    "answer" JSONB NOT NULL,

    PRIMARY KEY ("roundId", "itemId", "key"),
    CONSTRAINT "ballot_answers_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "rounds" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "conditions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,
    "original" TEXT,
    "textEn" TEXT NOT NULL,
    "textKo" TEXT NOT NULL,
    "isRevealed" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'open',
    "owner" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "conditions_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "conditions_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "rounds" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "ad_referenda" (
    "roundId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',

    PRIMARY KEY ("roundId", "proposalId", "partyId"),
    CONSTRAINT "ad_referenda_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "rounds" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "amendments" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "authorName" TEXT,
    "partyId" TEXT,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'proposed',
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isOnBoard" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "amendments_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "amendments_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "boards" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "commitments" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "proposalId" TEXT,
    "stepEn" TEXT NOT NULL,
    "stepKo" TEXT NOT NULL,
    "partyId" TEXT,
    "doer" TEXT NOT NULL,
    "dueOn" TEXT,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "commitments_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "tabled_proposals" (
    "boardId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'tabled',
    "wording" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "isOnBoard" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("boardId", "proposalId"),
    CONSTRAINT "tabled_proposals_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "boards" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "consultations" (
    "boardId" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,

    PRIMARY KEY ("boardId", "partyId"),
    CONSTRAINT "consultations_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "boards" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_workshops" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "attributionMode" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL,
    "background" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dialogueVersion" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_workshops" ("attributionMode", "background", "createdAt", "id", "locale", "sample", "template", "title") SELECT "attributionMode", "background", "createdAt", "id", "locale", "sample", "template", "title" FROM "workshops";
DROP TABLE "workshops";
ALTER TABLE "new_workshops" RENAME TO "workshops";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "rounds_openFor_key" ON "rounds"("openFor");

-- CreateIndex
CREATE INDEX "rounds_boardId_idx" ON "rounds"("boardId");

-- CreateIndex
CREATE UNIQUE INDEX "rounds_workshopId_kind_number_key" ON "rounds"("workshopId", "kind", "number");

-- CreateIndex
CREATE INDEX "conditions_workshopId_idx" ON "conditions"("workshopId");

-- CreateIndex
CREATE INDEX "amendments_boardId_idx" ON "amendments"("boardId");

-- CreateIndex
CREATE UNIQUE INDEX "amendments_workshopId_proposalId_number_key" ON "amendments"("workshopId", "proposalId", "number");

-- CreateIndex
CREATE INDEX "commitments_workshopId_idx" ON "commitments"("workshopId");
