using System.Formats.Tar;
using System.IO.Compression;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Publication;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Upgrades;

/// <summary>
/// A sample bureau that an earlier version made, kept as the whole data folder: one round drawn, one of its results public and one under
/// review, another round committed to, its value as the earlier version kept it. It is migrated and gone on with by this version.
/// </summary>
internal sealed class FormerBureau : IDisposable
{
    private readonly DataDirectory _folder;
    private readonly SetClock _clock;
    private readonly SigningKeys _keys;
    private readonly IReadOnlyDictionary<string, Digest> _published;

    /// <param name="data">The data folder, unpacked.</param>
    /// <param name="now">The moment after which it goes on.</param>
    public FormerBureau(string data, string now)
    {
        _folder = new DataDirectory(data);
        _published = Evidence();
        Ran = _folder.Database.Schema.Migrate();
        SealingChange.Open(_folder.Database, _folder.SealingKeys);
        KeyBody inForce = _folder.CheckLedger()!;
        _keys = _folder.Keys.Open(Authority.Parse(inForce.Key.Name), inForce);
        _clock = new SetClock(BeijingTime.ParseMoment(now));
        Bureau = new BureauContext(_folder.Database, Authority.Parse(inForce.Key.Name), _keys, _clock, new SystemEntropy());
        Assert.True(Bureau.Database.Read(s => SampleBureau.Adjust(s, _folder.Settings)));
        new LedgerSetup(Bureau, SampleBureau.Policy).AdoptPolicy();
        Processor = RoundProcessor.Of(Bureau, _folder.Settings.Rounds, CalendarFile.Open(null), new FolderPublisher(Bureau.Database, _folder.Public), NullLoggerFactory.Instance);
        Processor.LookAhead();
    }

    /// <summary>The scripts that brought its tables up to date.</summary>
    public IReadOnlyList<string> Ran { get; }

    public BureauContext Bureau { get; }

    public RoundProcessor Processor { get; }

    /// <summary>Unpacks a fixture; gives the data folder.</summary>
    public static string Unpack(Scratch scratch, string archive)
    {
        string data = scratch.At("data");
        Directory.CreateDirectory(data);
        using var stream = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Upgrades", "Fixtures", archive)), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(stream, data, overwriteFiles: true);
        return data;
    }

    /// <summary>Ends what was under way and draws on for some months: what the earlier version committed to, and what this one does.</summary>
    /// <param name="waiting">The draw that was committed to.</param>
    /// <param name="value">Its value, as the earlier version kept it.</param>
    public void GoOn(DrawId waiting, string value)
    {
        Assert.Equal(value, Bureau.Database.Read(s => SealedValueStore.Open(s, waiting)));
        Bureau.Write(session =>
        {
            var review = new ReviewResults(Bureau, _folder.Settings.Review, _folder.Settings.Staff.ToStaff());
            foreach (string by in (string[])["Z004", "Z002", "Z003"])
            {
                review.Approve(session, [.. review.Waiting(session).Select(w => w.Result)], by);
            }

            Assert.Empty(review.Waiting(session));
        });
        RunTo(_clock.GetUtcNow().AddDays(120));
        Round[] drawn = [.. Bureau.Database.Read(s => RoundStore.OfYear(s, 2026)).Where(r => RoundSteps.IsDrawn(r.State))];
        Assert.Contains(drawn, r => r.Draw == waiting);
        Assert.True(drawn.Length > 3, $"{drawn.Length} rounds drawn");
        Assert.Contains(Bureau.Database.Read(s => KnownDraw.Of(s, waiting)).Receipt.Values, v => v.Value == value);
        RequireWhole(drawn);
    }

    public void Dispose() => _keys.Dispose();

    // All that was drawn verifies, and what the earlier version published stands as it was.
    private void RequireWhole(IEnumerable<Round> drawn)
    {
        Processor.LookAhead();
        VerificationReport report = PublicationVerifier.Verify(new PublishedFolderFiles(_folder.Public));
        Nothing.Fails(report);
        Each.Of(drawn, r => Assert.Contains(report.Findings, f => f.Draw == r.Draw && f.Check == Check.Receipt && f.Outcome == Outcome.Ok));
        Dictionary<string, Digest> now = Evidence();
        Each.Of(_published, file => Assert.Equal(file.Value, now[file.Key]));
    }

    private void RunTo(DateTimeOffset moment)
    {
        while (Processor.Appointments().Select(r => r.DueAt!.Value).Where(d => d > Bureau.Now).Append(DateTimeOffset.MaxValue).Min() is DateTimeOffset next && next <= moment)
        {
            _clock.ForwardTo(next);
            Processor.RunDue();
        }

        _clock.ForwardTo(moment);
        Processor.RunDue();
    }

    private Dictionary<string, Digest> Evidence() => new[] { "draws", "policy", "ledger/checkpoints" }
        .SelectMany(f => Directory.GetFiles(Path.Combine(_folder.Public, f), "*.*", SearchOption.AllDirectories))
        .Where(f => !f.EndsWith(".html", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(_folder.Public, f), f => Digest.Of(File.ReadAllBytes(f)), StringComparer.Ordinal);
}
