-- AlterTable
-- Not a new table in place of the old one: dropping that would delete, by cascade, what points to it.
ALTER TABLE "participants" ADD COLUMN "isTakenOver" BOOLEAN NOT NULL DEFAULT false;
