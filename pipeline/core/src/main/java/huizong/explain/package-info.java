/**
 * Why each cell was taken for what: {@link huizong.explain.Explainer} walks the same steps as extraction and says them.
 */
@NullMarked
package huizong.explain;

import org.jspecify.annotations.NullMarked;
