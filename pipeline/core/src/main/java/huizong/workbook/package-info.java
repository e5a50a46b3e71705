/** Reads files into grids: our StAX reader for .xlsx, POI for .xls and encrypted files, commons-csv for text. */
@NullMarked
package huizong.workbook;

import org.jspecify.annotations.NullMarked;
