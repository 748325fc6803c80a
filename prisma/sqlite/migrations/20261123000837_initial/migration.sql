-- CreateTable
CREATE TABLE "documents" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL DEFAULT 'plenary',
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "document_snapshots" (
    "documentId" TEXT NOT NULL PRIMARY KEY,
    "throughUpdateId" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "document_snapshots_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "documents" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "document_updates" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "documentId" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "document_updates_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "documents" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "partyId" TEXT,
    "seatLabel" TEXT,
    "tokenHash" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" DATETIME,
    CONSTRAINT "invitations_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "invitations_workshopId_partyId_fkey" FOREIGN KEY ("workshopId", "partyId") REFERENCES "parties" ("workshopId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "participants" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "partyId" TEXT,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "heldSeat" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" DATETIME,
    CONSTRAINT "participants_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "participants_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "invitations" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "participants_workshopId_partyId_fkey" FOREIGN KEY ("workshopId", "partyId") REFERENCES "parties" ("workshopId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "assets" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "assets_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "workshops" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "attributionMode" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL,
    "background" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "parties" (
    "workshopId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "seat" INTEGER NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "shortEn" TEXT NOT NULL,
    "shortKo" TEXT NOT NULL,

    PRIMARY KEY ("workshopId", "id"),
    CONSTRAINT "parties_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "axes" (
    "workshopId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "leftEn" TEXT NOT NULL,
    "leftKo" TEXT NOT NULL,
    "rightEn" TEXT NOT NULL,
    "rightKo" TEXT NOT NULL,
    "furtherEvidence" JSONB NOT NULL,
    "noteEn" TEXT,
    "noteKo" TEXT,

    PRIMARY KEY ("workshopId", "id"),
    CONSTRAINT "axes_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "stances" (
    "workshopId" TEXT NOT NULL,
    "axisId" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "textKo" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "status" TEXT NOT NULL,

    PRIMARY KEY ("workshopId", "axisId", "partyId"),
    CONSTRAINT "stances_workshopId_axisId_fkey" FOREIGN KEY ("workshopId", "axisId") REFERENCES "axes" ("workshopId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "stances_workshopId_partyId_fkey" FOREIGN KEY ("workshopId", "partyId") REFERENCES "parties" ("workshopId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "sessions_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "workshops" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "boards" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "titleKo" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "boards_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "sessions" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "boards_id_fkey" FOREIGN KEY ("id") REFERENCES "documents" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "document_updates_documentId_id_idx" ON "document_updates"("documentId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_tokenHash_key" ON "invitations"("tokenHash");

-- CreateIndex
CREATE INDEX "invitations_workshopId_idx" ON "invitations"("workshopId");

-- CreateIndex
CREATE UNIQUE INDEX "participants_heldSeat_key" ON "participants"("heldSeat");

-- CreateIndex
CREATE INDEX "participants_workshopId_idx" ON "participants"("workshopId");

-- CreateIndex
CREATE INDEX "participants_invitationId_idx" ON "participants"("invitationId");

-- CreateIndex
CREATE INDEX "assets_workshopId_idx" ON "assets"("workshopId");

-- CreateIndex
CREATE UNIQUE INDEX "parties_workshopId_position_key" ON "parties"("workshopId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "axes_workshopId_position_key" ON "axes"("workshopId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_workshopId_number_key" ON "sessions"("workshopId", "number");

-- CreateIndex
CREATE INDEX "boards_sessionId_idx" ON "boards"("sessionId");
