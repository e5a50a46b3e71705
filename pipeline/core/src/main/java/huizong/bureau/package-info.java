/**
 * What a finance bureau knows: {@link huizong.bureau.Registry} of divisions, units and their other names; who has to
 * file what, waivers and corrections, read from {@code mappings/reference}.
 */
@NullMarked
package huizong.bureau;

import org.jspecify.annotations.NullMarked;
