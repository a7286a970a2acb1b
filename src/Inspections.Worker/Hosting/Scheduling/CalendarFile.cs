using System.Text.Json;
using Inspections.Core.Calendar;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Reads working days: the built-in ones, and a bureau's own file laid over them year by year.</summary>
internal static class CalendarFile
{
    private const string BuiltIn = "Inspections.Worker.Hosting.Scheduling.working-days.json";

    /// <summary>The built-in calendar, with the years of <paramref name="file"/> in place of its own when it is not null.</summary>
    /// <exception cref="UserErrorException">The file cannot be used; the message names the year and the value.</exception>
    public static WorkingDayCalendar Open(string? file) => Days(file).ToCalendar();

    /// <inheritdoc cref="Open"/>
    public static CalendarDays Days(string? file)
    {
        using Stream builtIn = typeof(CalendarFile).Assembly.GetManifestResourceStream(BuiltIn)!;
        CalendarDays days = Read(builtIn, "built-in");
        return file is null ? days : days.With(ReadOwn(file));
    }

    /// <summary>The years of a file alone.</summary>
    /// <exception cref="UserErrorException">The file cannot be used; the message names the year and the value.</exception>
    public static CalendarDays ReadOwn(string file)
    {
        try
        {
            using Stream stream = File.OpenRead(file);
            return Read(stream, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, e);
        }
    }

    /// <summary>The years of a file that somebody has sent.</summary>
    /// <exception cref="UserErrorException">It cannot be used; the message names the year and the value.</exception>
    public static CalendarDays ReadOwn(FileContent file)
    {
        using var stream = new MemoryStream(file.Bytes, writable: false);
        return Read(stream, Printable.Shorten(file.Name));
    }

    private static CalendarDays Read(Stream stream, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(stream);
            return CalendarForms.Read(document.RootElement, name);
        }
        catch (JsonException e)
        {
            throw Unreadable(name, e);
        }
    }

    private static UserErrorException Unreadable(string name, Exception e) => CalendarRefusals.Unreadable.Error(name, e.Message);
}
