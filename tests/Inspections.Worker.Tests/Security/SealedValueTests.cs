using System.IO.Compression;
using System.Text;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Voiding;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Security;

/// <summary>The bureau's own values of draws, at rest: whoever has the database or a backup alone does not know a draw beforehand.</summary>
public sealed class SealedValueTests
{
    /// <summary>Every run of hexadecimal digits and every thirty-two bytes are tried as the value that the commitment's digest needs.</summary>
    [Fact]
    public void Nothing_in_the_database_or_a_backup_opens_the_digest_that_was_committed_to()
    {
        using var scratch = new Scratch();
        using var desk = new Desk();
        desk.CommitFirst();
        var sealedBy = (SealedSource)desk.CommitmentOf(Desk.First).Sources[0];
        string value = desk.Bureau.Database.Read(s => SealedValueStore.Open(s, Desk.First));
        Assert.Null(sealedBy.Refuse(Desk.First, value));

        BackupWriter.Write(desk.Bureau, scratch.At("backup"), key: null);
        ZipFile.ExtractToDirectory(scratch.At("backup"), scratch.At("unpacked"));
        SqliteConnection.ClearAllPools();
        string[] files = [desk.DatabaseFile, .. new[] { "-wal", "-journal" }.Select(e => desk.DatabaseFile + e).Where(File.Exists), scratch.At("unpacked/inspections.db")];
        Each.Of(files, file => Assert.False(Gives(File.ReadAllBytes(file), value, sealedBy), $"{file} gives the value"));

        // The search finds what is there to be found.
        Each.Of(
            [Encoding.ASCII.GetBytes("a" + value), Encoding.Unicode.GetBytes(value), Convert.FromHexString("00" + value), Encoding.ASCII.GetBytes(Convert.ToBase64String(Convert.FromHexString(value)))],
            hidden => Assert.True(Gives([.. new byte[100], .. hidden, .. new byte[100]], value, sealedBy)));
    }

    [Fact]
    public void A_value_is_dropped_when_it_is_public()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.True(RoundSteps.IsDrawn(desk.Round(Desk.First).State));
        Assert.Throws<InvalidOperationException>(() => desk.Bureau.Database.Read(s => SealedValueStore.Open(s, Desk.First)));
    }

    [Fact]
    public void A_sealed_value_that_was_changed_or_put_in_anothers_place_is_refused()
    {
        var key = SealingKey.Make();
        string sealedText = key.Seal("a", "value");
        Assert.Equal("value", key.Open("a", sealedText));
        Assert.NotEqual(sealedText, key.Seal("a", "value"));
        byte[] bytes = Convert.FromBase64String(sealedText);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 1;
            Assert.Throws<UserErrorException>(() => key.Open("a", Convert.ToBase64String(changed)));
        }

        Each.Of(["", "AAAA", "not base64", sealedText[4..]], text => Assert.Throws<UserErrorException>(() => key.Open("a", text)));
        Assert.Throws<UserErrorException>(() => key.Open("b", sealedText));
        Assert.Throws<UserErrorException>(() => SealingKey.Make().Open("a", sealedText));
        Assert.Equal(key.Id, SealingKey.TryParse(key.ToText() + "\n")!.Id);
        Each.Of(["", "AAAA", new string('A', 44), key.ToText() + key.ToText()], text => Assert.Null(SealingKey.TryParse(text)));
    }

    /// <summary>It is said while there is time; before the draw's time two people void, and the next try is drawn under a new key.</summary>
    [Fact]
    public void A_lost_key_is_reported_and_its_draws_are_voided_with_a_reason_and_tried_again()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        Assert.DoesNotContain(desk.Conditions.Now, c => c.Id == ConditionIds.SealingKeyMissing);
        desk.Bureau.Database.Sealing = null;
        desk.Restart();
        Assert.Contains($"{Desk.First}", Assert.Single(desk.Conditions.Now, c => c.Id == ConditionIds.SealingKeyMissing).Says.En, StringComparison.Ordinal);
        Assert.Contains("not on this machine", Assert.Throws<UserErrorException>(() => desk.Bureau.Database.Read(s => SealedValueStore.Open(s, Desk.First))).Message, StringComparison.Ordinal);

        Round next = new VoidRound(
            desk.Bureau, new YearPlanning(desk.Bureau, desk.Calendar, desk.Settings.Planning, desk.Conditions, NullLogger<YearPlanning>.Instance), NullLogger<VoidRound>.Instance)
            .Execute(Desk.First, VoidReason.ForceMajeure, source: null, new TwoPeople(Desk.Name("staff-1"), Desk.Name("staff-2")));
        SealingKey key = SealingKey.Make();
        desk.Bureau.Database.Write(s => SealedValueStore.TakeNext(s, key, former: null));
        desk.Bureau.Database.Sealing = key;
        desk.Restart();
        Assert.DoesNotContain(desk.Conditions.Now, c => c.Id == ConditionIds.SealingKeyMissing);
        desk.RunTo(next.DrawAt);
        Assert.True(RoundSteps.IsDrawn(desk.Round(next.Draw).State));
        Nothing.Fails(desk.Verify(next.Draw));
    }

    [Fact]
    public void Without_the_key_nothing_is_committed_to_and_with_it_the_round_goes_on()
    {
        using var desk = new Desk();
        SealingKey key = desk.Bureau.Database.Sealing!;
        desk.Bureau.Database.Write(s => SealedValueStore.TakeFirst(s, key));
        Each.Of(
            [null, SealingKey.Make()],
            other =>
            {
                desk.Bureau.Database.Sealing = other;
                desk.CommitFirst();
                Assert.Equal(RoundState.Planned, desk.Round(Desk.First).State);
                Assert.Contains(desk.Conditions.Now, c => c.Id == ConditionIds.RoundBlocked && c.Subject == Desk.First.ToString());
            });
        desk.Bureau.Database.Sealing = key;
        desk.RunTo(desk.Bureau.Now);
        Assert.Equal(RoundState.Committed, desk.Round(Desk.First).State);
        Assert.DoesNotContain(desk.Conditions.Now, c => c.Subject == Desk.First.ToString());
    }

    private static bool Gives(byte[] bytes, string value, SealedSource source)
    {
        string text = Encoding.Latin1.GetString(bytes), wide = Encoding.Latin1.GetString([.. bytes.Where(b => b != 0)]);
        return text.Contains(Convert.ToBase64String(Convert.FromHexString(value)), StringComparison.Ordinal)
            || Runs(text).Concat(Runs(wide)).Concat(Windows(bytes)).Any(candidate => source.Refuse(Desk.First, candidate) is null);
    }

    // Every sixty-four hexadecimal digits in a row.
    private static IEnumerable<string> Runs(string text)
    {
        for (int i = 0, run = 0; i < text.Length; i++)
        {
            run = char.IsAsciiHexDigit(text[i]) ? run + 1 : 0;
            if (run >= 64)
            {
                yield return text.Substring(i - 63, 64).ToLowerInvariant();
            }
        }
    }

    private static IEnumerable<string> Windows(byte[] bytes)
    {
        for (int i = 0; i + Digest.Length <= bytes.Length; i++)
        {
            if (bytes[i] != 0 || bytes[i + 1] != 0)
            {
                yield return Convert.ToHexStringLower(bytes.AsSpan(i, Digest.Length));
            }
        }
    }
}
