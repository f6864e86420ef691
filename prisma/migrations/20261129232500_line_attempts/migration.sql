-- Ended jobs of earlier versions are remembered for a day: one that waits gets no job under an attempt that had one.
UPDATE "Generation" SET "attempt" = "attempt" + 1 WHERE "status" = 'queued';
