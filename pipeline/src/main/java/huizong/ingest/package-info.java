/**
 * The main job's first half: {@link huizong.ingest.Intake} takes files into a database, {@link
 * huizong.ingest.Ingestion} reads them ahead and commits them in groups, {@link huizong.ingest.Replay} reads them again.
 */
@NullMarked
package huizong.ingest;

import org.jspecify.annotations.NullMarked;
