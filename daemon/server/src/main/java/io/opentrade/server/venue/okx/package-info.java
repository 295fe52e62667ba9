/// OKX v5: spot, linear and inverse futures of one account. Futures trade by contract.
/// Facts and codes: https://www.okx.com/docs-v5/en
@NullMarked
package io.opentrade.server.venue.okx;

import org.jspecify.annotations.NullMarked;
