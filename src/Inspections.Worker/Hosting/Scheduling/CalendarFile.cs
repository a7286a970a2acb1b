using System.Globalization;
using System.Text.Json;
using Inspections.Core.Calendar;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Reads working days: the built-in ones, or a bureau's own file of the same form.</summary>
internal static class CalendarFile
{
    private const string BuiltIn = "Inspections.Worker.Hosting.Scheduling.working-days.json";

    /// <summary>The calendar in <paramref name="file"/>, or the built-in one when it is null.</summary>
    /// <exception cref="UserErrorException">The file cannot be used; the message names the year and the value.</exception>
    public static WorkingDayCalendar Open(string? file)
    {
        string name = file ?? "built-in";
        try
        {
            using Stream stream = file is null
                ? typeof(CalendarFile).Assembly.GetManifestResourceStream(BuiltIn)!
                : File.OpenRead(file);
            return Read(JsonSerializer.Deserialize<Form>(stream, JsonSerializerOptions.Web) ?? throw Wrong(name, "file", "null"), name);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"工作日文件 {name} 无法读取：{e.Message}", $"the file of working days {name} cannot be read: {e.Message}", UserErrorException.Usage);
        }
    }

    private static WorkingDayCalendar Read(Form form, string name)
    {
        if (form.Source is null || form.Version is null || form.Years is null)
        {
            throw Wrong(name, "source, version, years", "(missing)");
        }

        var holidays = new List<DateOnly>();
        var workdays = new List<DateOnly>();
        foreach ((string year, Days days) in form.Years)
        {
            holidays.AddRange((days.Holidays ?? []).Select(d => Date(name, year, d)));
            foreach (DateOnly day in (days.Workdays ?? []).Select(d => Date(name, year, d)))
            {
                if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                {
                    throw Wrong(name, year, $"{day:MM-dd}: 调休上班日应为周六或周日 a make-up working day is a Saturday or Sunday");
                }

                workdays.Add(day);
            }
        }

        DateOnly[] both = [.. holidays.Intersect(workdays)];
        return both.Length == 0
            ? new WorkingDayCalendar($"{form.Source} {form.Version}", form.Years.Keys.Select(y => Date(name, y, "01-01").Year), holidays, workdays)
            : throw Wrong(name, "holidays, workdays", $"{both[0]:yyyy-MM-dd}");
    }

    private static DateOnly Date(string file, string year, string day) =>
        DateOnly.TryParseExact($"{year}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw Wrong(file, year, day);

    private static UserErrorException Wrong(string file, string where, string value) => new(
        $"工作日文件 {file}，{where}：'{value}' 不可用", $"the file of working days {file}, {where}: '{value}' cannot be used", UserErrorException.Usage);

    private sealed record Form(string? Source, string? Version, Dictionary<string, Days>? Years);

    private sealed record Days(string[]? Holidays, string[]? Workdays);
}
