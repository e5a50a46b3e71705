/** The mapping language: how a form is recognised and where its fields stand, read from YAML and linted. */
@NullMarked
package huizong.mapping;

import org.jspecify.annotations.NullMarked;
