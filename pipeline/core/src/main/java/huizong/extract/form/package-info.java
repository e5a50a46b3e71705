/**
 * One form on its sheet: {@link huizong.extract.form.FormArea} is where it stands, what its labels say of year and unit
 * of money, and which cells were claimed.
 */
@NullMarked
package huizong.extract.form;

import org.jspecify.annotations.NullMarked;
