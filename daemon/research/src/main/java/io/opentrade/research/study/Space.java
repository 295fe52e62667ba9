package io.opentrade.research.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All combinations of the values of some axes. A point is one index an axis.
///
/// @param axes in the order in which they were named; the last one varies fastest
record Space(List<Axis> axes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Space {
    axes = List.copyOf(axes);
  }

  static Space parse(List<String> sweeps, Declaration declaration) {
    List<Axis> axes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String sweep : sweeps) {
      Axis axis = Axis.parse(sweep, declaration);
      if (!names.add(axis.name())) {
        throw new RequestFailed(
            FailureKind.USAGE, "--sweep: '" + axis.name() + "' is swept twice", null);
      }
      axes.add(axis);
    }
    return new Space(axes);
  }

  /// How many points there are; the largest integer where there are more.
  int size() {
    long size = 1;
    for (Axis axis : axes) {
      size = Math.min(Integer.MAX_VALUE, size * axis.size());
    }
    return (int) size;
  }

  /// The point of that number, from 0 on.
  int[] point(int number) {
    int[] point = new int[axes.size()];
    int rest = number;
    for (int axis = point.length - 1; axis >= 0; axis--) {
      point[axis] = rest % axes.get(axis).size();
      rest /= axes.get(axis).size();
    }
    return point;
  }

  Map<String, ParameterValue> values(int[] point) {
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    for (int axis = 0; axis < point.length; axis++) {
      values.put(axes.get(axis).name(), axes.get(axis).values().get(point[axis]));
    }
    return values;
  }

  Map<String, Object> plain(int[] point) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (int axis = 0; axis < point.length; axis++) {
      plain.put(axes.get(axis).name(), axes.get(axis).plain(point[axis]));
    }
    return plain;
  }

  /// What results are kept under.
  String key(int[] point) {
    return Requests.print(plain(point));
  }

  /// The point that results are kept under that key.
  int[] point(String key) {
    JsonNode plain;
    try {
      plain = JSON.readTree(key);
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException("a stored combination is damaged", exception);
    }
    int[] point = new int[axes.size()];
    for (int axis = 0; axis < point.length; axis++) {
      point[axis] = axes.get(axis).index(plain.path(axes.get(axis).name()).asText());
    }
    return point;
  }

  Map<String, List<Object>> document() {
    Map<String, List<Object>> document = new LinkedHashMap<>();
    for (Axis axis : axes) {
      List<Object> values = new ArrayList<>();
      for (int index = 0; index < axis.size(); index++) {
        values.add(axis.plain(index));
      }
      document.put(axis.name(), values);
    }
    return document;
  }
}
