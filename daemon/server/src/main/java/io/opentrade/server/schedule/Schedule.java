package io.opentrade.server.schedule;

import io.opentrade.store.ScheduleRow;
import java.time.Instant;
import java.time.ZoneId;

/// A schedule, read.
record Schedule(ScheduleRow row, Definition definition, Timetable timetable) {
  static Schedule of(ScheduleRow row) {
    Definition definition = Definition.read(row.definition());
    Timetable timetable =
        Timetable.read(
            definition.timetable(),
            ZoneId.of(definition.zone()),
            Instant.ofEpochMilli(row.created()));
    return new Schedule(row, definition, timetable);
  }
}
