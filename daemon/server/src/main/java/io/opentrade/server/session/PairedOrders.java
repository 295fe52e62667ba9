package io.opentrade.server.session;

import io.opentrade.engine.risk.ApprovedOrder;
import java.util.List;

/// Two orders that leave as one: the first that is filled cancels the other.
record PairedOrders(ApprovedOrder first, ApprovedOrder last) {
  List<ApprovedOrder> both() {
    return List.of(first, last);
  }
}
