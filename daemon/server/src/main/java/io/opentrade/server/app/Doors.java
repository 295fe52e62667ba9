package io.opentrade.server.app;

import io.opentrade.protocol.frame.Home;
import io.opentrade.server.access.Access;
import io.opentrade.server.access.Attempts;
import io.opentrade.server.log.Log;
import io.opentrade.server.rpc.Connections;
import io.opentrade.server.rpc.Door;
import io.opentrade.server.rpc.Entrance;
import io.opentrade.server.rpc.Entrance.Admits;
import io.opentrade.server.rpc.Listener;
import io.opentrade.server.rpc.PeerCheck;
import io.opentrade.server.rpc.Services;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Opens the sockets: the owner's, and where a setting names one, a second for others.
final class Doors {
  private static final int MOST = 512;

  /// Others cannot take all the room there is.
  private static final int MOST_OTHERS = 128;

  private final UserPrincipal owner;
  private final Access access;
  private final Services services;
  private final AtomicInteger counted;
  private final Attempts attempts = new Attempts(System::nanoTime);

  Doors(UserPrincipal owner, Access access, Services services, AtomicInteger counted) {
    this.owner = owner;
    this.access = access;
    this.services = services;
    this.counted = counted;
  }

  /// @throws IOException where the owner's socket cannot be opened; the other is only told of
  List<Door> open(Home home, Settings settings) throws IOException {
    List<Door> doors = new ArrayList<>();
    doors.add(door(home.socket(), Admits.OWNER, MOST, "c"));
    Path second = settings.get(SettingsTable.ACCESS_SOCKET).orElse(null);
    if (second != null) {
      Log log = services.log();
      try {
        doors.add(door(second, admits(settings), MOST_OTHERS, "o"));
        log.info("a second socket is open", "path", second);
      } catch (IOException failed) {
        log.error("the second socket cannot be opened", failed, "path", second);
      }
    }
    return List.copyOf(doors);
  }

  private static Admits admits(Settings settings) {
    return switch (settings.get(SettingsTable.ACCESS_ADMITS)) {
      case "users" -> Admits.USERS;
      case "both" -> Admits.BOTH;
      default -> Admits.TOKENS;
    };
  }

  private Door door(Path socket, Admits admits, int most, String prefix) throws IOException {
    var entrance = new Entrance(admits, new PeerCheck(owner), access, attempts, Thread::sleep);
    var connections = new Connections(entrance, services, counted, most, prefix);
    boolean forOthers = admits != Admits.OWNER;
    return new Door(
        connections, Listener.open(socket, forOthers, services.log(), connections::welcome));
  }
}
