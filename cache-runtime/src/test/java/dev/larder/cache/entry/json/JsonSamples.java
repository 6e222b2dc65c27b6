package dev.larder.cache.entry.json;

import dev.larder.cache.entry.json.JsonTypes.Basket;
import dev.larder.cache.entry.json.JsonTypes.Bean;
import dev.larder.cache.entry.json.JsonTypes.Circle;
import dev.larder.cache.entry.json.JsonTypes.Color;
import dev.larder.cache.entry.json.JsonTypes.Derived;
import dev.larder.cache.entry.json.JsonTypes.Level;
import dev.larder.cache.entry.json.JsonTypes.Login;
import dev.larder.cache.entry.json.JsonTypes.Page;
import dev.larder.cache.entry.json.JsonTypes.Price;
import dev.larder.cache.entry.json.JsonTypes.Shape;
import dev.larder.cache.entry.json.JsonTypes.Shop;
import dev.larder.cache.entry.json.JsonTypes.Size;
import dev.larder.cache.entry.json.JsonTypes.Square;
import dev.larder.cache.entry.json.JsonTypes.Tree;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericArgument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of every kind that applications cache. */
final class JsonSamples {

    private static final UUID ID = UUID.fromString("8d2f2ad2-5d4f-4b41-9d1e-0a8f7e6b1c11");
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
    private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 10, 27, 2, 30, 0, 123456789);
    private static final Price PRICE =
            new Price(new BigDecimal("1.50"), Currency.getInstance("EUR"));

    private JsonSamples() {}

    record Sample<T>(Argument<T> type, T value) {
        @Override
        public String toString() {
            return type.getTypeString(true) + " " + value;
        }
    }

    static List<Sample<?>> all() {
        List<Sample<?>> samples = new ArrayList<>();
        numbers(samples);
        times(samples);
        others(samples);
        containers(samples);
        maps(samples);
        beans(samples);
        return samples;
    }

    private static <T> void add(List<Sample<?>> to, Class<T> type, T... values) {
        for (T value : values) {
            to.add(new Sample<>(Argument.of(type), value));
        }
    }

    private static void numbers(List<Sample<?>> to) {
        add(to, Integer.class, 0, Integer.MIN_VALUE);
        add(to, Long.class, Long.MAX_VALUE, -1L);
        add(to, Short.class, Short.MIN_VALUE);
        add(to, Byte.class, (byte) -128);
        add(to, Boolean.class, true, false);
        add(to, Character.class, 'x', '7', '\u20ac', '\u0000', '"');
        add(to, Double.class, 0.1 + 0.2, -0.0, Double.MIN_VALUE, 1e300);
        add(to, Double.class, Double.NaN, Double.NEGATIVE_INFINITY);
        add(to, Float.class, 0.1f, Float.NaN, Float.MAX_VALUE);
        add(to, BigDecimal.class, new BigDecimal("1.50"), new BigDecimal("1E+5"), BigDecimal.ZERO);
        add(to, BigDecimal.class, new BigDecimal("0E-9"), new BigDecimal("-1E-20"));
        add(to, BigDecimal.class, new BigDecimal("123456789012345678901234567890.123400"));
        add(to, BigInteger.class, BigInteger.TWO.pow(200), BigInteger.ONE.negate());
    }

    private static void times(List<Sample<?>> to) {
        add(to, Instant.class, Instant.ofEpochSecond(1_700_000_000, 123456789), Instant.MAX);
        add(to, Instant.class, Instant.MIN, Instant.EPOCH);
        add(to, LocalDate.class, DAY, LocalDate.of(-44, 3, 15), LocalDate.MAX);
        add(to, LocalDateTime.class, MOMENT);
        add(to, LocalTime.class, LocalTime.of(1, 2, 3, 4), LocalTime.MIDNIGHT);
        add(to, OffsetTime.class, OffsetTime.of(LocalTime.NOON, ZoneOffset.ofHours(2)));
        add(to, OffsetDateTime.class, MOMENT.atOffset(ZoneOffset.ofHoursMinutes(5, 30)));
        add(to, ZonedDateTime.class, MOMENT.atZone(ZoneId.of("Europe/Berlin")));
        add(
                to,
                ZonedDateTime.class,
                MOMENT.atZone(ZoneId.of("Europe/Berlin")).withLaterOffsetAtOverlap(),
                MOMENT.atZone(ZoneId.of("UTC")),
                MOMENT.atZone(ZoneOffset.UTC));
        add(to, Duration.class, Duration.ofSeconds(90, 5), Duration.ofDays(-400), Duration.ZERO);
        add(to, Period.class, Period.of(1, 2, 3), Period.ZERO);
        add(to, Year.class, Year.of(2024));
        add(to, YearMonth.class, YearMonth.of(2024, 5));
        add(to, MonthDay.class, MonthDay.of(2, 29));
        add(to, DayOfWeek.class, DayOfWeek.FRIDAY);
        add(to, Month.class, Month.MAY);
        add(to, ZoneId.class, ZoneId.of("Europe/Berlin"));
        add(to, ZoneOffset.class, ZoneOffset.ofHours(2));
        add(to, Date.class, new Date(1_700_000_000_123L));
        add(to, Timestamp.class, new Timestamp(1_700_000_000_123L));
    }

    private static void others(List<Sample<?>> to) {
        add(to, UUID.class, ID);
        add(to, Color.class, Color.values());
        add(to, Size.class, Size.values());
        add(to, Level.class, Level.values());
        add(to, URI.class, URI.create("https://example.org/a?b=c#d"));
        add(to, Locale.class, Locale.GERMANY, Locale.forLanguageTag("zh-Hans-CN"));
        add(to, Currency.class, Currency.getInstance("EUR"));
        add(to, Object.class, "text", 1, true, List.of(1, "a"), Map.of("a", 1.5));
        add(to, Number.class, 1, 1.5);
    }

    private static void containers(List<Sample<?>> to) {
        add(to, int[].class, new int[] {1, 2});
        add(to, int[][].class, new int[][] {{1}, {}, {2, 3}});
        add(to, char[].class, new char[] {'a', '\u20ac'});
        add(to, double[].class, new double[] {1.5, -0.0});
        add(to, boolean[].class, new boolean[] {true, false});
        add(to, LocalDate[].class, new LocalDate[] {DAY});
        add(to, Price[].class, new Price[] {PRICE});
        to.add(new Sample<>(Argument.listOf(String.class), Arrays.asList("a", null, "")));
        to.add(new Sample<>(Argument.listOf(BigDecimal.class), List.of(new BigDecimal("2.00"))));
        to.add(new Sample<>(Argument.listOf(LocalDate.class), List.of()));
        to.add(new Sample<>(Argument.setOf(String.class), new LinkedHashSet<>(List.of("b", "a"))));
        to.add(new Sample<>(Argument.setOf(Price.class), Set.of(PRICE)));
        to.add(
                new Sample<>(
                        new GenericArgument<SortedSet<String>>() {},
                        new TreeSet<>(List.of("b", "a"))));
        to.add(new Sample<>(new GenericArgument<Collection<Long>>() {}, List.of(1L)));
        to.add(
                new Sample<>(
                        new GenericArgument<List<Optional<LocalDate>>>() {},
                        List.of(Optional.of(DAY), Optional.empty())));
        add(to, OptionalInt.class, OptionalInt.of(1), OptionalInt.empty());
        add(to, OptionalLong.class, OptionalLong.of(1));
        add(to, OptionalDouble.class, OptionalDouble.of(1.5));
    }

    private static void maps(List<Sample<?>> to) {
        to.add(new Sample<>(Argument.mapOf(Integer.class, String.class), Map.of(1, "a", -2, "b")));
        to.add(new Sample<>(Argument.mapOf(Long.class, String.class), Map.of(Long.MIN_VALUE, "")));
        to.add(new Sample<>(Argument.mapOf(Short.class, String.class), Map.of((short) 1, "a")));
        to.add(new Sample<>(Argument.mapOf(UUID.class, Price.class), Map.of(ID, PRICE)));
        to.add(new Sample<>(Argument.mapOf(Color.class, String.class), Map.of(Color.GREEN, "a")));
        to.add(new Sample<>(Argument.mapOf(Size.class, String.class), Map.of(Size.LARGE, "a")));
        to.add(new Sample<>(Argument.mapOf(Level.class, String.class), Map.of(Level.HIGH, "a")));
        to.add(new Sample<>(Argument.mapOf(LocalDate.class, Long.class), Map.of(DAY, 1L)));
        to.add(new Sample<>(Argument.mapOf(Instant.class, Long.class), Map.of(Instant.MAX, 1L)));
        to.add(
                new Sample<>(
                        Argument.mapOf(YearMonth.class, Long.class),
                        Map.of(YearMonth.of(1, 1), 1L)));
        to.add(new Sample<>(Argument.mapOf(Character.class, String.class), Map.of('c', "a")));
        to.add(new Sample<>(Argument.mapOf(Boolean.class, String.class), Map.of(true, "a")));
        to.add(new Sample<>(Argument.mapOf(Double.class, String.class), Map.of(1.5, "a")));
        to.add(
                new Sample<>(
                        Argument.mapOf(BigDecimal.class, String.class),
                        Map.of(new BigDecimal("1.50"), "a", new BigDecimal("1.5"), "b")));
        to.add(new Sample<>(Argument.mapOf(Price.class, String.class), Map.of(PRICE, "a")));
        Map<String, @Nullable String> withNull = new HashMap<>();
        withNull.put("a", null);
        to.add(new Sample<>(new GenericArgument<Map<String, @Nullable String>>() {}, withNull));
        Map<Color, String> byColor = new EnumMap<>(Color.class);
        byColor.put(Color.RED, "a");
        to.add(new Sample<>(Argument.mapOf(Color.class, String.class), byColor));
        to.add(
                new Sample<>(
                        new GenericArgument<SortedMap<Year, String>>() {},
                        new TreeMap<>(Map.of(Year.of(2024), "a"))));
        to.add(
                new Sample<>(
                        new GenericArgument<LinkedHashMap<Integer, List<LocalTime>>>() {},
                        new LinkedHashMap<>(Map.of(1, List.of(LocalTime.NOON)))));
        to.add(
                new Sample<>(
                        new GenericArgument<Map<String, Map<Color, Set<UUID>>>>() {},
                        Map.of("a", Map.of(Color.RED, Set.of(ID)))));
    }

    private static void beans(List<Sample<?>> to) {
        add(to, Price.class, PRICE);
        add(
                to,
                Basket.class,
                new Basket("", List.of(), null),
                new Basket("a", List.of(PRICE), "n"));
        add(to, Tree.class, new Tree("a", List.of(new Tree("b", List.of()))));
        add(to, Derived.class, new Derived(2, 3));
        to.add(new Sample<>(new GenericArgument<Page<Price>>() {}, new Page<>(List.of(PRICE), 1)));
        to.add(
                new Sample<>(
                        new GenericArgument<Page<Page<LocalDate>>>() {},
                        new Page<>(List.of(new Page<>(List.of(DAY), 1)), 2)));
        @SuppressWarnings("rawtypes")
        Argument<Page> byHand = Argument.of(Page.class, Argument.of(Page.class, LocalDate.class));
        to.add(new Sample<>(byHand, new Page<>(List.of(new Page<>(List.of(DAY), 1)), 2)));
        add(to, Shape.class, new Circle(1.5), new Square(new BigDecimal("2.00")));
        to.add(
                new Sample<>(
                        Argument.listOf(Shape.class),
                        List.of(new Circle(1.5), new Square(new BigDecimal("2.00")))));
        Bean bean = new Bean();
        bean.setDay(DAY);
        bean.setCounts(Map.of(DAY, 5L));
        add(to, Bean.class, bean, new Bean());
        add(to, Login.class, new Login("a", null));
        add(to, Shop.class, shop());
    }

    private static Shop shop() {
        return new Shop(
                1,
                2,
                1.5,
                2.5f,
                'c',
                (byte) 1,
                (short) 2,
                true,
                null,
                Optional.of("x"),
                Optional.empty(),
                OptionalInt.of(3),
                Map.of(1, "a"),
                Map.of(Color.RED, DAY),
                Map.of(ID, List.of(PRICE)),
                Set.of(Color.RED),
                new int[] {1, 2},
                new byte[] {1, -2},
                new String[] {"a", ""});
    }
}
