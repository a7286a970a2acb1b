using System.CommandLine;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Worker.Files;
using Inspections.Worker.Witnessing;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary><c>inspections witness sign-values PATH|URL --draw D</c>: signs the values that the witness saw, after the draw.</summary>
internal static class SignValuesCommand
{
    public static Command Make(TextWriter output, TimeProvider time)
    {
        var command = new Command("sign-values", "抽取后：签署随机值 after the draw: sign its values");
        var arguments = new SigningArguments(command);
        Option<bool> absent = new("--absent") { Description = "本见证人确未交出封存的值 this witness did not hand in its sealed value" };
        command.Options.Add(absent);
        command.SetAction(parsed =>
        {
            using WitnessKey key = arguments.Key(parsed);
            using WitnessMemory memory = WitnessMemory.Open(arguments.State(parsed));
            using PublishedPlace files = PublishedPlace.Open(arguments.Place(parsed));
            DrawId id = arguments.Draw(parsed);
            string into = arguments.Into(parsed, $"{id}.{key.Name}.values");
            PublishedDraw draw = arguments.Read(parsed, files, memory);
            var signing = new ValuesSigning(key, memory, time);
            IReadOnlyList<SourceValue> values = signing.Require(draw, arguments.Seal(parsed, id, key.Name), parsed.GetValue(absent));
            output.Say($"{("将要签署", "about to sign")}\n  {("抽取", "draw")}: {id}\n  {("承诺", "commitment")}: {draw.Commitment.Digest}");
            foreach (SourceValue value in values)
            {
                output.WriteLine($"  {value.Name}: {value.Value}");
            }

            output.Tell("骰子、彩票和公共随机数须与您亲眼所见或发布者公布的一致", "dice, lottery numbers and pulses must be those that you saw or that their publisher gives");
            if (!arguments.Yes(parsed))
            {
                Confirmation.Ask(output);
            }

            AtomicFile.Write(into, Encoding.UTF8.GetBytes(signing.Sign(draw, values)));
            output.Say($"{("已签署，请交给执法机关", "signed; give this file to the bureau")}:\n{into}");
            return 0;
        });
        return command;
    }
}
