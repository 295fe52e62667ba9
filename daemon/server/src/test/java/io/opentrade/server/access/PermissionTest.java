package io.opentrade.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.ConfigSet;
import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.DaemonStatus;
import io.opentrade.protocol.DaemonStop;
import io.opentrade.protocol.DataImport;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionTest {
  private static final Request<?> IMPORT =
      new DataImport(
          List.of(new InputFile("/tmp/a.csv", new ForeignText("a.csv"))),
          "A/B@c:1m",
          false,
          null,
          null,
          false,
          null,
          null,
          null);

  private static boolean may(Actor actor, Request<?> request) {
    return Permission.neededFor(request).refusalOf(actor).isEmpty();
  }

  private static Actor telegram(Role role) {
    return new Actor(Actor.Kind.TELEGRAM, new ForeignText("anna"), role, Scope.ALL);
  }

  @Test
  void theOwnerMayEverything() {
    Actor owner = Actor.owner("anna");
    for (Request<?> each : List.of(new DaemonStop(false, false), new DaemonStatus(), IMPORT)) {
      assertTrue(may(owner, each), each.toString());
    }
  }

  @Test
  void aViewerLooksAndChangesNothing() {
    assertTrue(may(telegram(Role.VIEWER), new DaemonStatus()));
    for (Request<?> each :
        List.of(
            new DaemonStop(false, false),
            new ConfigSet("log.level", "debug"),
            new DaemonLogs(0, null, null, null, null))) {
      assertFalse(may(telegram(Role.VIEWER), each), each.toString());
      assertFalse(may(telegram(Role.TRADER), each), each.toString());
    }
  }

  @Test
  void onlyTheLocalOwnerNamesFilesWhateverTheRole() {
    assertFalse(may(telegram(Role.OWNER), IMPORT));
    assertEquals(true, may(telegram(Role.OWNER), new DaemonStop(false, false)));
  }
}
