using Inspections.Core.Calendar;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Simulation;
using Inspections.Worker.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

public sealed class PostgreSqlYearTests(PostgreSqlServer server) : IDisposable
{
    private readonly string _name = $"year_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    /// <summary>Every rule, table and step of a year, from the import to the year's closing.</summary>
    [Fact]
    public void A_whole_year_is_published_as_it_is_from_SQLite_byte_for_byte_but_for_signatures()
    {
        using var scratch = new Scratch();
        Inspections.Worker.Storage.Database database = server.Make(_name);
        var inputs = new RehearsalInputs(2026, FirmFile.Read(Scratch.SampleFirms, new ImportOptions(AcceptUnverified: false)), null, null, null, "on a server", scratch.At("server"))
        {
            Sources = ["own", "dice"],
        };
        WorkingDayCalendar calendar = CalendarFile.Open(null);
        Assert.Empty(Assert.Single(Rehearsal.Run(inputs, calendar, NullLoggerFactory.Instance, database)).Gaps);
        Rehearsal.Run(inputs with { Out = scratch.At("file") }, calendar, NullLoggerFactory.Instance);
        Assert.Empty(Content(scratch.At("file")).Except(Content(scratch.At("server")), StringComparer.Ordinal));
        Assert.Empty(Content(scratch.At("server")).Except(Content(scratch.At("file")), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Content(string folder) => System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) != ".publishing") // The publisher's own mark.
        .Select(f => (File: f, Path: Path.GetRelativePath(folder, f)))
        .Select(f => $"{f.Path} {Digest.Of(f.Path.StartsWith("ledger/checkpoint", StringComparison.Ordinal) ? Unsigned(f.File) : File.ReadAllBytes(f.File))}");

    // A head without its signatures, in which there is chance.
    private static byte[] Unsigned(string note) => System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(note).Split("\n\n")[0]);
}
