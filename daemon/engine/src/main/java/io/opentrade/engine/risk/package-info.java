/// Examines every order before it may leave. A venue takes approved orders only, and only this
/// package can approve.
@NullMarked
package io.opentrade.engine.risk;

import org.jspecify.annotations.NullMarked;
