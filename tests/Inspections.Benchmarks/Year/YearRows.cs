using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Benchmarks.Year;

/// <summary>The rows of docs/performance.md about a bureau's year, measured in one run.</summary>
internal static class YearRows
{
    private const int Sectors = 20, FirmsOfSector = 10_000, ResultsOfDraw = 200, SectorsOfBureau = 10;

    /// <summary>Measures and prints every row.</summary>
    /// <param name="program">The program <c>inspections</c>, as it is built here unless named.</param>
    /// <param name="output">Where to.</param>
    public static void Print(string? program, TextWriter output)
    {
        program ??= Path.Combine(AppContext.BaseDirectory, "inspections.dll");
        string scratch = System.IO.Directory.CreateTempSubdirectory("inspections-").FullName;
        try
        {
            output.WriteLine($"{Environment.ProcessorCount} processors, {program}");
            Row(output, 3, "rehearsal of 666 firms in four sectors", Rehearse(program, scratch, 666, 4).Seconds);
            Row(output, 8, "rehearsal of 10,000 firms in one sector", Rehearse(program, scratch, 10_000, 1).Seconds);
            Row(output, 3, "import of 100,000 firms", Import(program, scratch).Seconds);
            Entering(output);
            Publishing(output);
            (double seconds, double megabytes) = Children.Run(
                Path.Combine(AppContext.BaseDirectory, "Inspections.Benchmarks.dll"), "rehearse", $"{Sectors}", $"{FirmsOfSector}", Path.Combine(scratch, "large"));
            Row(output, 60, "rehearsal of 200,000 firms in 20 sectors, each firm found: 60 draws", seconds);
            Row(output, 1024, "– megabytes of it, or of any process before", megabytes);
            (seconds, megabytes) = Children.Run(
                Path.Combine(AppContext.BaseDirectory, "Inspections.Benchmarks.dll"), "rehearse", $"{Sectors}", $"{FirmsOfSector}", Path.Combine(scratch, "closing"), "closing");
            Row(output, null, "the same where firms have closed: about 120 draws", seconds);
            Row(output, 1024, "– megabytes of it, or of any process before", megabytes);
        }
        finally
        {
            System.IO.Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Rehearses a year of many sectors in this process.</summary>
    public static void Rehearse(int sectors, int firmsEach, string folder, bool firmsClose, TextWriter output)
    {
        IReadOnlyList<RehearsedRounds> years = Rehearsal.Run(
            new RehearsalInputs(2026, MadeFirms.Of(sectors, firmsEach), null, null, null, "benchmark", folder) { FirmsClose = firmsClose }, CalendarFile.Open(null), NullLoggerFactory.Instance);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{years[0].Rounds.Count} rounds, {years[0].Gaps.Count} gaps"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{GC.GetTotalAllocatedBytes() >> 20} MB allocated, {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)} collections, {GC.GetTotalPauseDuration().TotalSeconds:0.0} s in them"));
    }

    private static (double Seconds, double Megabytes) Rehearse(string program, string scratch, int firms, int sectors)
    {
        string file = Path.Combine(scratch, FormattableString.Invariant($"{firms}.csv"));
        MadeFirms.Write(file, firms, sectors);
        return Children.Run(program, "simulate", "2026", "--firms", file, "--out", Path.Combine(scratch, FormattableString.Invariant($"year-{firms}")));
    }

    private static (double Seconds, double Megabytes) Import(string program, string scratch)
    {
        string data = Path.Combine(scratch, "data"), file = Path.Combine(scratch, "100000.csv");
        System.IO.Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "inspections.json"), """{ "Authority": "350100/benchmark" }""");
        MadeFirms.Write(file, 100_000, 4);
        return Children.Run(program, "import", "firms", file, "--data", data);
    }

    // The first bureau warms the process.
    private static void Entering(TextWriter output)
    {
        _ = Enter(400);
        double few = Enter(400), many = Enter(1600);
        Row(output, null, "entering 400 results by one sheet", few);
        Row(output, null, "entering 1,600 results by one sheet", many);
        Row(output, 1.2, "– ratio to four times 400", many / (4 * few));
    }

    private static double Enter(int results)
    {
        using var bureau = new MadeBureau(1, results);
        (DrawId draw, IReadOnlyList<Identifier> firms) = bureau.DrawNext()!.Value;
        return Cpu.Seconds(() => bureau.Enter(draw, firms), 1);
    }

    /// <summary>Publishes results one by one into the ledger of a bureau of ten sectors after its first draw, and after many years.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="draws">The draws of the large one, of some 900 entries each: ten a year.</param>
    public static void Publishing(TextWriter output, int draws = 110)
    {
        _ = Publish(1, null);
        double small = Publish(1, output), large = Publish(draws, output);
        Row(output, 2, "– ratio", large / small);
    }

    // The results of so many draws, the last twenty published one by one.
    private static double Publish(int draws, TextWriter? output)
    {
        const int OneByOne = 20;
        using var bureau = new MadeBureau(SectorsOfBureau, ResultsOfDraw, (draws + SectorsOfBureau - 1) / SectorsOfBureau);
        DrawId last = default;
        IReadOnlyList<Identifier> firms = [];
        for (int n = 1; n <= draws && bureau.DrawNext() is { } round; n++)
        {
            (last, firms) = round;
            Identifier[] most = [.. firms.SkipLast(n == draws ? OneByOne : 0)];
            bureau.Enter(last, most);
            bureau.Approve(last, most);
        }

        bureau.Publisher.Publish();
        int size = bureau.LedgerSize;
        double seconds = 0;
        foreach (Identifier firm in firms.TakeLast(OneByOne))
        {
            bureau.Enter(last, [firm]);
            bureau.Approve(last, [firm]);
            seconds += Cpu.Seconds(() => bureau.Publisher.PublishNew(), 1);
        }

        if (output is not null)
        {
            Row(output, null, string.Create(CultureInfo.InvariantCulture, $"publishing one result more into a ledger of {size:N0} entries, mean of {OneByOne}"), seconds / OneByOne);
        }

        return seconds;
    }

    private static void Row(TextWriter output, double? most, string what, double found) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{found,9:F4}  {(most is { } limit ? $"must be ≤ {limit,-6}" : new string(' ', 16))}  {what}"));
}
