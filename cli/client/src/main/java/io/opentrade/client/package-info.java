/// The thin client: argv in, bytes out. Starting fast is its whole point, so what runs at every
/// start uses no lambda, stream, regular expression, reflection or formatting, and the rest is in
/// classes that are loaded only when needed.
@NullMarked
package io.opentrade.client;

import org.jspecify.annotations.NullMarked;
