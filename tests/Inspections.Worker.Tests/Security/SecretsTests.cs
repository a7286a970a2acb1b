using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Publication;
using Inspections.Worker.Simulation;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Inspections.Worker.Tests.Security;

/// <summary>Secrets are planted, and looked for wherever others could read them.</summary>
public sealed class SecretsTests
{
    private const string Password = "planted-password-7d1f";

    [Fact]
    public void A_year_tells_no_secret_to_the_log_the_ledger_or_the_public()
    {
        using var scratch = new Scratch();
        using var desk = new Desk(s => s.Database = $"Server=sql;User ID=sa;Password={Password}");
        using var heard = new Ear();
        using ILoggerFactory logs = heard.Factory();
        string folder = scratch.At("public");
        RoundProcessor processor = RoundProcessor.Of(desk.Bureau, desk.Settings.Rounds, desk.Calendar, new FolderPublisher(desk.Bureau.Database, folder), logs);
        using ECDsa signing = new SeededEntropy("desk").Key("a"), recovery = new SeededEntropy("desk").Key("b");
        string[] always = [Password, .. new[] { signing, recovery }.SelectMany(Spellings)];
        int sealedValues = 0;
        var end = new DateTimeOffset(2026, 12, 31, 23, 0, 0, BeijingTime.Offset);
        while (desk.Bureau.Now < end)
        {
            processor.LookAhead();
            desk.ClockTo(processor.Appointments().Select(r => r.DueAt!.Value).Where(d => d > desk.Bureau.Now).Append(end).Min());
            processor.RunDue();
            string[] waiting =
            [
                .. desk.Bureau.Database.Read(s => RoundStore.OfYear(s, 2026).Where(r => r.State is RoundState.Committed or RoundState.Collected)
                    .Select(r => SealedValueStore.Open(s, r.Draw)).ToArray()),
            ];
            sealedValues += waiting.Length;
            AssertNowhere([.. always, .. waiting], Everything(desk, heard, folder));
        }

        Assert.True(sealedValues > 10, "no sealed value was looked for");
        Assert.NotEmpty(heard.Lines);

        // Who must stay away from a firm that was not drawn is nobody's business: its salt keeps the leaf from being guessed.
        var published = new PublishedFolderFiles(folder);
        string[] salts =
        [
            .. desk.Bureau.Database.Read(s => RoundStore.OfYear(s, 2026).Where(r => RoundSteps.IsDrawn(r.State)).SelectMany(r => Unopened(DrawStore.Committed(s, r.Draw), published)).ToArray()),
        ];
        Assert.NotEmpty(salts);
        AssertNowhere(salts, Everything(desk, heard, folder));
    }

    [Theory]
    [InlineData("Server=127.0.0.1,1;User ID=sa;Connect Timeout=1;Password=" + Password)]
    [InlineData("Server=127.0.0.1,1;Passwrd=" + Password)]
    [InlineData(Password)]
    public async Task A_connection_string_is_never_repeated(string connection)
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", $$"""{ "Database": "{{connection}}" }""");
        (int code, string output, string errors) = await Scratch.RunAsync("status", "--data", scratch.At("data"));
        Assert.NotEqual(0, code);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain(Password, output + errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Spellings(ECDsa key)
    {
        byte[] secret = key.ExportParameters(includePrivateParameters: true).D!;
        yield return Convert.ToHexStringLower(secret);
        yield return Convert.ToBase64String(secret);
        yield return key.ExportPkcs8PrivateKeyPem().Split('\n')[1];
    }

    private static IEnumerable<string> Unopened(CommittedDraw draw, PublishedFolderFiles published)
    {
        string opened = Encoding.UTF8.GetString(published.TryRead(PublicLayout.Recusals(draw.Commitment.Draw)) ?? []);
        return draw.Recusals?.Leaves.Select(l => l.Salt.ToString()).Where(s => !opened.Contains(s, StringComparison.Ordinal)) ?? [];
    }

    private static List<string> Everything(Desk desk, Ear heard, string folder) =>
    [
        .. heard.Lines,
        .. desk.Bureau.Database.Read(LedgerStore.Leaves).Select(Encoding.UTF8.GetString),
        .. System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText),
    ];

    private static void AssertNowhere(string[] secrets, List<string> texts)
    {
        foreach (string secret in secrets)
        {
            Assert.DoesNotContain(texts, t => t.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }
}
