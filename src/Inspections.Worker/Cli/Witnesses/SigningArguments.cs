using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Witnessing;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary>What both signing commands are told.</summary>
internal sealed class SigningArguments
{
    private readonly Argument<string> _place = new("place") { Description = "公示目录或其网址 the published folder or its http(s) address" };
    private readonly Option<string> _draw = new("--draw") { Description = "抽取编号 the draw", Required = true };
    private readonly Option<string> _key = new("--key") { Description = "见证私钥文件 the witness's private key", Required = true };
    private readonly Option<string?> _name = new("--name") { Description = "见证人名称；缺省为私钥文件名 the witness's name; that of the key file when left out" };
    private readonly Option<string> _state = new("--state") { Description = "状态文件，记录签过什么 the file that remembers what was signed", Required = true };
    private readonly Option<string?> _seal = new("--seal") { Description = "封存文件 the sealed value's file" };
    private readonly Option<string?> _bureauKey = new("--bureau-key") { Description = "从别处得知的机关验证公钥（文件或文本）the bureau's verifier key, known from elsewhere: a file or the text" };
    private readonly Option<string?> _into = new("--out") { Description = "签名文件 the note's file" };
    private readonly Option<bool> _yes = new("--yes") { Description = "不询问 do not ask" };

    public SigningArguments(Command command)
    {
        command.Arguments.Add(_place);
        foreach (Option option in new Option[] { _draw, _key, _name, _state, _seal, _bureauKey, _into, _yes })
        {
            command.Options.Add(option);
        }
    }

    public string Place(ParseResult parsed) => parsed.GetRequiredValue(_place);

    public string State(ParseResult parsed) => parsed.GetRequiredValue(_state);

    public bool Yes(ParseResult parsed) => parsed.GetValue(_yes);

    public DrawId Draw(ParseResult parsed) => ProtocolText.Read(parsed.GetRequiredValue(_draw), DrawId.Parse);

    public VerifierKey? BureauKey(ParseResult parsed) => parsed.GetValue(_bureauKey) is string text ? ProtocolText.ReadKey(text) : null;

    /// <summary>The witness's key under its name.</summary>
    public WitnessKey Key(ParseResult parsed)
    {
        string file = parsed.GetRequiredValue(_key);
        return WitnessKey.Read(ProtocolText.Read(parsed.GetValue(_name) ?? Path.GetFileNameWithoutExtension(file), SectorCode.Parse), file);
    }

    /// <summary>The sealed value that is named, or lies here under its usual name.</summary>
    public SealedValue? Seal(ParseResult parsed, DrawId draw, SectorCode witness)
    {
        string? named = parsed.GetValue(_seal);
        string usual = SealedValue.FileName(draw, witness);
        return named is null && !File.Exists(usual) ? null : SealedValue.Read(named ?? usual, draw, witness);
    }

    /// <summary>Where the note goes; nothing is signed when that is taken.</summary>
    public string Into(ParseResult parsed, string usual)
    {
        string file = Path.GetFullPath(parsed.GetValue(_into) ?? usual);
        return !File.Exists(file) ? file : throw CommandRefusals.NoteThere.Error(file);
    }

    /// <summary>Reads the draw, every check of it with a progress bar.</summary>
    public PublishedDraw Read(ParseResult parsed, IPublishedFiles files, WitnessMemory memory)
    {
        using var bar = new ProgressBar();
        return PublishedDraw.Read(files, Draw(parsed), memory, new VerificationOptions { TrustedKey = BureauKey(parsed), Progress = bar });
    }
}
