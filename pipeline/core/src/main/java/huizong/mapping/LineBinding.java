package huizong.mapping;

import java.util.Optional;

/**
 * A printed line of a table, found by the label in front of it.
 *
 * @param code what goes into the code column
 * @param items the code of the rows below it that carry names of their own, as under 市级专项资金（一个专项一行）
 */
public record LineBinding(String code, Anchor anchor, Optional<String> items) {}
