using System.Globalization;
using System.Text;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>A bureau's own file of working days: years that are announced are taken into it, and the others stay as they are. A worker that runs goes on with the days it was started with.</summary>
/// <param name="kept">The file in the data folder.</param>
/// <param name="set">The file that the setting <c>Calendar</c> names, or null.</param>
internal sealed class CalendarKeeper(string kept, string? set)
{
    private readonly Lock _turn = new();

    /// <summary>The years that the next start will know by this file; none where it cannot be used, which <see cref="Take"/> says.</summary>
    public IReadOnlySet<int> Years()
    {
        try
        {
            return File.Exists(kept) ? CalendarFile.ReadOwn(kept).Years : new HashSet<int>();
        }
        catch (UserErrorException)
        {
            return new HashSet<int>();
        }
    }

    /// <summary>Takes the years of an announcement.</summary>
    /// <exception cref="UserErrorException">Another file is set, or the announcement has no day of any year.</exception>
    public void Take(CalendarDays announced)
    {
        if (set is not null && Path.GetFullPath(set) != Path.GetFullPath(kept))
        {
            throw CalendarRefusals.AnotherIsSet.Error(set);
        }

        if (announced.Years.Count == 0)
        {
            throw CalendarRefusals.Empty.Error();
        }

        lock (_turn)
        {
            CalendarDays all = File.Exists(kept) ? CalendarFile.ReadOwn(kept).With(announced) : announced;
            AtomicFile.Write(kept, Encoding.UTF8.GetBytes(ReadableJson.Write(Form(all, announced.Version))));
        }
    }

    private static object Form(CalendarDays days, string version) => new
    {
        source = "import",
        version,
        years = days.Years.Order().ToDictionary(
            y => y.ToString("0000", CultureInfo.InvariantCulture),
            y => new { holidays = CalendarForms.DaysOf(days.Holidays, y), workdays = CalendarForms.DaysOf(days.Workdays, y) },
            StringComparer.Ordinal),
        also = new { holidays = Others(days, days.Holidays), workdays = Others(days, days.Workdays) },
    };

    private static string[] Others(CalendarDays days, IEnumerable<DateOnly> of) =>
        [.. of.Where(d => !days.Years.Contains(d.Year)).Order().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
