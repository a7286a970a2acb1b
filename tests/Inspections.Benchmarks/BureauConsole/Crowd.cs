using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Inspections.Benchmarks.Year;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Stores;

namespace Inspections.Benchmarks.BureauConsole;

/// <summary>People at once beside a worker that commits to a round, draws and publishes it, of docs/performance.md: one process, browsers and all.</summary>
internal static class Crowd
{
    private const int RoundsOfYear = 4;

    // How long people go on before the worker has something to do.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(10);

    /// <summary>Measures and prints what the people and the worker find.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="firms">The firms of the one sector.</param>
    /// <param name="people">How many people.</param>
    /// <param name="pause">How long each looks at a page before the next click.</param>
    public static async Task PrintAsync(TextWriter output, int firms, int people, TimeSpan pause)
    {
        using var bureau = new MadeBureau(1, firms, years: 1, RoundsOfYear, new Ratio(1, 15), inspectors: 400, isLasting: true);
        (DrawId draw, IReadOnlyList<Identifier> drawn) = bureau.DrawNext()!.Value;
        bureau.Publisher.Publish();
        await using MadeConsole console = await MadeConsole.OpenAsync(bureau, people);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people} people at once, {pause.TotalSeconds} s between two clicks, {drawn.Count} firms of {draw} to be entered"));

        // The first round warms the process; the second is measured without anybody, the third with all of them.
        Steps(bureau);
        (double Commit, double Draw, double Publish) alone = Steps(bureau);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"alone: commitment {alone.Commit:F2} s, draw {alone.Draw:F2} s, publication {alone.Publish:F2} s"));
        var tellings = new ConcurrentQueue<Telling>();
        double commit = await BesideAsync(console, draw, drawn, people, pause, tellings, () => Commit(bureau));
        double drawing = 0, publication = 0;
        await BesideAsync(console, draw, drawn, people, pause, tellings, () =>
        {
            drawing = Draw(bureau);
            return publication = Seconds(() => bureau.Publisher.PublishNew());
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"beside: commitment {commit:F2} s, draw {drawing:F2} s, publication {publication:F2} s"));
        Tell(output, tellings);
        bureau.Publisher.PublishNew();
        int entered = bureau.Bureau.Database.Read(s => ResultStore.OfDraw(s, draw)).Count;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{entered} results in the database, {tellings.Count(t => t.What == Person.Enters && t.Status == 303)} were said to be taken; {PublicationVerifier.Verify(new PublishedFolderFiles(bureau.PublicFolder), new VerificationOptions { Draw = draw }).Verdict}"));
    }

    private static (double Commit, double Draw, double Publish) Steps(MadeBureau bureau) => (Commit(bureau), Draw(bureau), Seconds(() => bureau.Publisher.PublishNew()));

    private static double Commit(MadeBureau bureau) => AtNext(bureau);

    private static double Draw(MadeBureau bureau) => AtNext(bureau);

    private static double AtNext(MadeBureau bureau)
    {
        bureau.Clock.ForwardTo(bureau.Processor.Appointments().Min(r => r.DueAt!.Value));
        return Seconds(() => bureau.Processor.RunDue());
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    // The people sign in, go on for a while, and stop some time after the worker is done.
    private static async Task<double> BesideAsync(
        MadeConsole console, DrawId draw, IReadOnlyList<Identifier> drawn, int people, TimeSpan pause, ConcurrentQueue<Telling> tellings, Func<double> work)
    {
        using var over = new CancellationTokenSource();

        // The clock of the bureau is set before they sign in: a day later nobody would be.
        console.Bureau.Clock.ForwardTo(console.Bureau.Processor.Appointments().Min(r => r.DueAt!.Value));
        Task[] all = [.. Enumerable.Range(0, people).Select(n => new Person(console, n, people, draw, drawn, pause, tellings).WorkAsync(over.Token))];
        await Task.Delay(Before, CancellationToken.None);
        double seconds = await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.Delay(Before / 2, CancellationToken.None);
        await over.CancelAsync();
        await Task.WhenAll(all);
        return seconds;
    }

    private static void Tell(TextWriter output, ConcurrentQueue<Telling> tellings)
    {
        double seconds = (tellings.Max(t => t.At) - tellings.Min(t => t.At)) / 1000.0;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tellings.Count} requests, {tellings.Count / seconds:F1} a second; milliseconds at the median, of 19 in 20, of 99 in 100, at most; answers by status"));
        foreach (IGrouping<string, Telling> kind in tellings.GroupBy(t => t.What).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            double[] sorted = [.. kind.Select(t => t.Milliseconds).Order()];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sorted[sorted.Length / 2],8:F0} {sorted[sorted.Length * 19 / 20],8:F0} {sorted[sorted.Length * 99 / 100],8:F0} {sorted[^1],8:F0}  {kind.Key,-8}  {string.Join(", ", kind.GroupBy(t => t.Status).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Count()}"))}"));
        }
    }
}

/// <summary>What one request came to.</summary>
/// <param name="What">What somebody did.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="At">When, in milliseconds.</param>
internal sealed record Telling(string What, int Status, double Milliseconds, double At);
