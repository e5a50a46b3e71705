/**
 * The documents, run: {@link huizong.guide.DocumentsTest} does what every code block of them says, one after the other, in a
 * folder that holds the samples, the mappings and a few files of the reader's own. The word behind a fence says what happens:
 *
 * <ul>
 *   <li>{@code sh}: each line is a command and ends with status 0, or with the one its comment names ({@code # exit status
 *       5}); {@code ./mvnw} has been run already; {@code watch} takes what is there and ends.
 *   <li>{@code text output}: what the commands of the last {@code sh} block said; a line {@code …} stands for any lines.
 *   <li>{@code yaml}: a piece of the file its first line names ({@code # forms/x/y.yaml}), which stays; or an aside, which is
 *       checked as a part of the form before it and taken out again.
 *   <li>{@code sql}: a rule ({@code -- id: …}) that finds something in the end, a roll-up ({@code -- rollups/90-x.sql}), or a
 *       query that returns something.
 *   <li>{@code csv FILE}: that file, below the reader's folder.
 *   <li>{@code ini} is for systemd, {@code text} is for what nothing runs.
 * </ul>
 */
@NullMarked
package huizong.guide;

import org.jspecify.annotations.NullMarked;
