package io.opentrade.server.rpc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever keeps much leaves something to the others.
class RoomTest {
  @Test
  void nobodyTakesMoreThanIsLeftForAllOthers() {
    Room.Share only = new Room(100 << 20).new Share();
    assertTrue(only.take(50 << 20));
    assertFalse(only.take(1));
    only.give(20 << 20);
    assertTrue(only.take(20 << 20));
  }

  @Test
  void howeverManyKeepAllTheyCanTheNextIsStillServed() {
    Room room = new Room(8 << 20);
    List<Room.Share> greedy = new ArrayList<>();
    for (int number = 0; number < 128; number++) {
      Room.Share share = room.new Share();
      greedy.add(share);
      while (share.take(Room.LITTLE)) {}
    }
    Room.Share modest = room.new Share();
    assertTrue(modest.take(Room.LITTLE));
    assertFalse(modest.take(1));
    for (Room.Share share : greedy) {
      assertFalse(share.take(1));
    }
  }
}
