using System.CommandLine;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Verification;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Witnessing;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary><c>inspections witness sign PATH|URL --draw D</c>: signs the only commitment to a draw, before the draw.</summary>
internal static class SignCommand
{
    public static Command Make(TextWriter output, TimeProvider time)
    {
        var command = new Command("sign", "抽取前：签署承诺 before the draw: sign its commitment");
        var arguments = new SigningArguments(command);
        Option<bool> first = new("--first") { Description = "这是对该机关的首次签署，没有以前的状态文件 the first signature for this bureau: there is no earlier state" };
        command.Options.Add(first);
        command.SetAction(parsed =>
        {
            using WitnessKey key = arguments.Key(parsed);
            using WitnessMemory memory = WitnessMemory.Open(arguments.State(parsed));
            using PublishedPlace files = PublishedPlace.Open(arguments.Place(parsed));
            DrawId id = arguments.Draw(parsed);
            string into = arguments.Into(parsed, $"{id}.{key.Name}.commitment");
            PublishedDraw draw = arguments.Read(parsed, files, memory);
            var signing = new CommitmentSigning(key, memory, time);
            signing.Require(draw, arguments.Seal(parsed, id, key.Name));
            Show(draw, files, output);
            bool isFirst = memory.Of(draw.Ledger.Authority) is null;
            Warn(draw, isFirst, signing.WouldCount(draw), output);
            if (isFirst && arguments.Yes(parsed) && !parsed.GetValue(first))
            {
                throw CommandRefusals.FirstSignature.Error(draw.Ledger.Authority);
            }

            if (!arguments.Yes(parsed))
            {
                Confirmation.Ask(output);
            }

            AtomicFile.Write(into, Encoding.UTF8.GetBytes(signing.Sign(draw)));
            output.Say($"{("已签署，请交给执法机关", "signed; give this file to the bureau")}:\n{into}");
            return 0;
        });
        return command;
    }

    private static void Show(PublishedDraw draw, PublishedPlace files, TextWriter output)
    {
        SectorPolicy rules = PolicyDocument.FromJson(CanonicalJson.Parse(files.TryRead(PublicLayout.Policy(draw.Commitment.Policy)))).Of(draw.Draw.Sector)!;
        output.Say($"{("将要签署", "about to sign")}");
        foreach (string line in CommitmentWords.Of(draw, rules, output))
        {
            output.WriteLine($"  {line}");
        }
    }

    private static void Warn(PublishedDraw draw, bool isFirst, bool counts, TextWriter output)
    {
        if (isFirst)
        {
            output.Tell($"注意：对 {draw.Ledger.Authority} 的首次签署，没有以前的账簿可比", $"note: your first signature for {draw.Ledger.Authority}; there is no earlier ledger to compare with");
        }

        if (!counts)
        {
            output.Tell("注意：距抽取不足 24 小时，这份签名不会计入可信程度", "note: less than 24 hours before the draw; this note will not count");
        }

        foreach (Finding finding in draw.FailuresElsewhere)
        {
            output.Say($"{("注意：别处核验不符", "note: a failure elsewhere")}: {finding.Check.Name()} {finding.Draw?.ToString() ?? finding.Year?.ToString()}: {finding.Expected}; {finding.Found}");
        }
    }
}
