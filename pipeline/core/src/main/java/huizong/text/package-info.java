/**
 * Text as people write and see it, below everything else: {@link huizong.text.Names} of printed labels, {@link
 * huizong.text.SafeText} for what programs obey, {@link huizong.text.Language}, {@link huizong.text.UsageException}.
 */
@NullMarked
package huizong.text;

import org.jspecify.annotations.NullMarked;
