/** Help for authors of mappings: drafts of a mapping from a template, and patches for one that drifted. */
@NullMarked
package huizong.author;

import org.jspecify.annotations.NullMarked;
