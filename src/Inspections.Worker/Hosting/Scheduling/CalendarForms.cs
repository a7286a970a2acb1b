using System.Globalization;
using System.Text.Json;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>
/// The forms in which working days are to be had: the product's own (<c>years</c>), holiday-cn's (<c>year</c> and <c>days</c> with
/// <c>isOffDay</c>) and chinese-days' (<c>holidays</c> and <c>workdays</c> by date). See docs/calendar.md.
/// </summary>
internal static class CalendarForms
{
    // A year of chinese-days is announced when it has its National Day: New Year's days come with the year before.
    private const int NationalMonth = 10;

    /// <summary>The days of a year, as the product's own form writes them.</summary>
    public static string[] DaysOf(IEnumerable<DateOnly> days, int year) => [.. days.Where(d => d.Year == year).Order().Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture))];

    /// <summary>Reads any of the forms.</summary>
    /// <exception cref="UserErrorException">It is none, or a value cannot be used; the message names both.</exception>
    public static CalendarDays Read(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(name, "file", root.ValueKind.ToString());
        }

        CalendarDays days = root.TryGetProperty("years", out JsonElement years) ? Own(root, years, name)
            : root.TryGetProperty("days", out JsonElement list) ? HolidayCn(root, list, name)
            : root.TryGetProperty("holidays", out JsonElement holidays) ? ChineseDays(root, holidays, name)
            : throw Wrong(name, "years | days | holidays", "(missing)");
        DateOnly weekday = days.Workdays.FirstOrDefault(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        DateOnly both = days.Holidays.FirstOrDefault(days.Workdays.Contains);
        return weekday != default ? throw Wrong(name, $"{weekday.Year}", $"{weekday:MM-dd}: 调休上班日应为周六或周日 a make-up working day is a Saturday or Sunday")
            : both != default ? throw Wrong(name, "holidays, workdays", $"{both:yyyy-MM-dd}")
            : days;
    }

    private static CalendarDays Own(JsonElement root, JsonElement years, string name)
    {
        if (Text(root, "source") is not string source || Text(root, "version") is not string version || years.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(name, "source, version, years", "(missing)");
        }

        var known = new HashSet<int>();
        var empty = new List<int>();
        (HashSet<DateOnly> holidays, HashSet<DateOnly> workdays) = ([], []);
        foreach (JsonProperty year in years.EnumerateObject())
        {
            int number = Date(name, year.Name, $"{year.Name}-01-01").Year;
            DateOnly[] off = Days(year, "holidays"), on = Days(year, "workdays");
            if (off.Length + on.Length > 0)
            {
                known.Add(number);
            }
            else
            {
                empty.Add(number);
            }

            holidays.UnionWith(off);
            workdays.UnionWith(on);
        }

        // Days of other years that an announcement names too.
        if (root.TryGetProperty("also", out JsonElement also))
        {
            holidays.UnionWith(Whole(also, "holidays"));
            workdays.UnionWith(Whole(also, "workdays"));
        }

        return new CalendarDays($"{source} {version}", known, holidays, workdays) { Empty = empty };

        DateOnly[] Whole(JsonElement of, string member) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(member, out JsonElement days) && days.ValueKind == JsonValueKind.Array
            ? [.. days.EnumerateArray().Select(d => Date(name, "also", d.ToString()))]
            : [];

        DateOnly[] Days(JsonProperty year, string member) => year.Value.ValueKind == JsonValueKind.Object && year.Value.TryGetProperty(member, out JsonElement days) && days.ValueKind == JsonValueKind.Array
            ? [.. days.EnumerateArray().Select(d => Date(name, year.Name, $"{year.Name}-{d}"))]
            : [];
    }

    private static CalendarDays HolidayCn(JsonElement root, JsonElement list, string name)
    {
        if (!root.TryGetProperty("year", out JsonElement year) || !year.TryGetInt32(out int number) || list.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, "year, days", "(missing)");
        }

        (HashSet<DateOnly> holidays, HashSet<DateOnly> workdays) = ([], []);
        foreach (JsonElement day in list.EnumerateArray())
        {
            DateOnly date = Date(name, "days", Text(day, "date") ?? "");
            bool isOff = day.TryGetProperty("isOffDay", out JsonElement off) && off.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? off.GetBoolean() : throw Wrong(name, $"{date:yyyy-MM-dd}", "isOffDay");
            (isOff ? holidays : workdays).Add(date);
        }

        return new CalendarDays($"holiday-cn {number}", holidays.Any(h => h.Year == number) ? new HashSet<int> { number } : [], holidays, workdays);
    }

    private static CalendarDays ChineseDays(JsonElement root, JsonElement list, string name)
    {
        HashSet<DateOnly> holidays = ByDate(list, "holidays");
        HashSet<DateOnly> workdays = root.TryGetProperty("workdays", out JsonElement worked) ? ByDate(worked, "workdays") : [];
        HashSet<int> years = [.. holidays.Where(d => d.Month == NationalMonth).Select(d => d.Year)];
        return new CalendarDays($"chinese-days {string.Join(",", years.Order())}", years, holidays, workdays);

        HashSet<DateOnly> ByDate(JsonElement days, string member) => days.ValueKind == JsonValueKind.Object
            ? [.. days.EnumerateObject().Select(d => Date(name, member, d.Name))]
            : throw Wrong(name, member, days.ValueKind.ToString());
    }

    private static string? Text(JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static DateOnly Date(string file, string where, string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw Wrong(file, where, day);

    private static UserErrorException Wrong(string file, string where, string value) => CalendarRefusals.Value.Error(file, where, value);
}
