package io.opentrade.protocol.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {
  @Test
  void oneFolderForAllWhenNamed() {
    Home home = Home.of(Map.of("OPENTRADE_HOME", "/x/../y", "XDG_DATA_HOME", "/z"), "/home/me");
    assertEquals(Path.of("/y/data"), home.data());
    assertEquals(Path.of("/y/run/daemon.sock"), home.socket());
  }

  @Test
  void aRelativeHomeIsMeantFromHere() {
    Home home = Home.of(Map.of("OPENTRADE_HOME", "here"), "/home/me");
    assertEquals(Path.of("here/state").toAbsolutePath(), home.state());
  }

  @Test
  void followsTheBaseDirectories() {
    Home home =
        Home.of(
            Map.of(
                "XDG_DATA_HOME", "/d", "XDG_STATE_HOME", "relative", "XDG_RUNTIME_DIR", "/run/u"),
            "/home/me");
    assertEquals(Path.of("/d/opentrade"), home.data());
    assertEquals(Path.of("/home/me/.local/state/opentrade"), home.state());
    assertEquals(Path.of("/home/me/.config/opentrade"), home.config());
    assertEquals(Path.of("/run/u/opentrade/daemon.sock"), home.socket());
  }

  @Test
  void theSocketIsWithTheStateWhereThereIsNoRuntimeFolder() {
    Home home = Home.of(Map.of("OPENTRADE_HOME", ""), "/home/me");
    assertEquals(Path.of("/home/me/.local/state/opentrade/daemon.sock"), home.socket());
  }
}
