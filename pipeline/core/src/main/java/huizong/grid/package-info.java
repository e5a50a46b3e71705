/** What a spreadsheet holds, as pure values: workbooks, sheets, cells, merged regions. */
@NullMarked
package huizong.grid;

import org.jspecify.annotations.NullMarked;
