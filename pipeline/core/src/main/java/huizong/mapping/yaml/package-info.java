/**
 * Reads and lints the YAML under {@code mappings}: {@link huizong.mapping.yaml.Mappings} is the whole folder. The only
 * place that knows YAML.
 */
@NullMarked
package huizong.mapping.yaml;

import org.jspecify.annotations.NullMarked;
