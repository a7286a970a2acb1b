using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Witnessing;
using Inspections.Worker.Cli.Witnesses;
using Inspections.Worker.Files;
using Inspections.Worker.Witnessing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Inspections.Worker.Tests.Witnessing;

/// <summary>The kit as its user has it: files in a folder, and commands.</summary>
public sealed class WitnessCommandTests : IDisposable
{
    private static readonly DrawId Draw = Some.Draw(1);

    private readonly Scratch _scratch = new();
    private readonly FakeTimeProvider _clock = new(Some.Start);
    private Language? _language;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task From_key_to_note()
    {
        string key = (await RunAsync("keygen", "--name", "jijian", "--out", _scratch.Folder)).Split('\n')[^2];
        string sealing = (await RunAsync("seal", "--draw", Draw.ToString(), "--name", "jijian", "--out", _scratch.At("my.seal"))).Split('\n')[^2];
        PublishCommitment(key, sealing.Split(' ')[1]);
        string shown = await SignAsync("--first");
        Assert.Contains("to draw: 1 家", shown, StringComparison.Ordinal);
        Assert.Contains("a value jijian has sealed", shown, StringComparison.Ordinal);

        SignedNote note = SignedNote.Parse(await File.ReadAllBytesAsync(_scratch.At("note"), TestContext.Current.CancellationToken));
        Assert.True(note.IsSignedBy(VerifierKey.Parse(key)));
        Assert.Equal(Draw, WitnessCommitmentNote.Parse(note.Text).Draw);
    }

    [Theory]
    [InlineData(Language.Chinese, "1 家", "抽取数", "to draw", "has sealed")]
    [InlineData(Language.English, "1 firm (", "to draw", "抽取数", "封存的值")]
    public async Task What_is_signed_is_shown_in_the_language_that_was_chosen(Language language, string takes, string label, string otherLabel, string otherWords)
    {
        string key = (await RunAsync("keygen", "--name", "jijian", "--out", _scratch.Folder)).Split('\n')[^2];
        string sealing = (await RunAsync("seal", "--draw", Draw.ToString(), "--name", "jijian", "--out", _scratch.At("my.seal"))).Split('\n')[^2];
        PublishCommitment(key, sealing.Split(' ')[1]);
        _language = language;
        string shown = await SignAsync("--first");
        Assert.Contains(takes, Assert.Single(shown.Split('\n'), l => l.Contains(label, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(otherLabel, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(otherWords, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_signature_is_never_taken_for_granted_and_no_note_is_overwritten()
    {
        string key = (await RunAsync("keygen", "--name", "jijian", "--out", _scratch.Folder)).Split('\n')[^2];
        string sealing = (await RunAsync("seal", "--draw", Draw.ToString(), "--name", "jijian", "--out", _scratch.At("my.seal"))).Split('\n')[^2];
        PublishCommitment(key, sealing.Split(' ')[1]);
        Assert.Contains("say --first", (await Assert.ThrowsAsync<UserErrorException>(() => SignAsync())).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch.At("note")) || File.Exists(_scratch.At("state")));
        await SignAsync("--first");
        Assert.Contains("is not overwritten", (await Assert.ThrowsAsync<UserErrorException>(() => SignAsync())).Message, StringComparison.Ordinal);
        File.Delete(_scratch.At("note"));
        await SignAsync();
    }

    [Fact]
    public async Task A_sealed_file_is_the_text_that_its_digest_is_of_and_is_kept()
    {
        string value = new('a', 64), file = _scratch.At("my.seal");
        string output = await RunAsync("seal", "--draw", Draw.ToString(), "--name", "jijian", "--value", value, "--out", file);
        byte[] text = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(Core.Encodings.Digest.Of(text).ToString(), output, StringComparison.Ordinal);
        Assert.Equal(value, SealedValue.Read(file, Draw, Core.Directories.SectorCode.Parse("jijian")).Value);
        Assert.DoesNotContain(value, output, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UserErrorException>(() => RunAsync("seal", "--draw", Draw.ToString(), "--name", "jijian", "--out", file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private void PublishCommitment(string key, string digest)
    {
        Bureau bureau = Some.Bureau();
        bureau.Commit(Draw, new RoundScript
        {
            Sources = (id, _) => [Bureau.Sealed(id, "own:1"), new SealedSource(Core.Directories.Label.Parse("witness:jijian"), Core.Encodings.Digest.Parse(digest))],
            Witnesses = [new Core.Drawing.Witness(Core.Directories.SectorCode.Parse("jijian"), VerifierKey.Parse(key))],
        });
        MemoryFiles files = bureau.Publish();
        foreach (string path in files.Paths)
        {
            string file = _scratch.At(Path.Combine("public", path));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, files[path]);
        }
    }

    private Task<string> SignAsync(params string[] more) => RunAsync(
    [
        "sign", _scratch.At("public"), "--draw", Draw.ToString(), "--key", _scratch.At("jijian.pem"), "--state", _scratch.At("state"),
        "--seal", _scratch.At("my.seal"), "--out", _scratch.At("note"), "--yes", .. more,
    ]);

    private async Task<string> RunAsync(params string[] args)
    {
        using StringWriter plain = new();
        using TextWriter output = _language is { } chosen ? new SpokenWriter(plain, chosen) : plain;
        var root = new RootCommand { WitnessCommand.Make(new Option<string>("--data"), output, _clock) };
        ParseResult parsed = root.Parse(["witness", .. args]);
        Assert.Empty(parsed.Errors);
        await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = output, EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);
        return plain.ToString();
    }
}
