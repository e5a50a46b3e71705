/**
 * Help for authors of mappings: {@link huizong.author.Inference} drafts a mapping from a template, {@link
 * huizong.author.MappingPatch} mends one that drifted, {@link huizong.author.Example} keeps what must be read.
 */
@NullMarked
package huizong.author;

import org.jspecify.annotations.NullMarked;
