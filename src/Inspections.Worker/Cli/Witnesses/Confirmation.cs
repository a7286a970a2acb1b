using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary>Asks the person at the keyboard before anything is signed.</summary>
internal static class Confirmation
{
    /// <exception cref="UserErrorException">The answer is not yes.</exception>
    public static void Ask(TextWriter output)
    {
        output.Write(string.Join(" / ", output.Languages().Select(new Text("以上属实，签署吗？输入 yes 签署", "sign this? type yes").In)) + ": ");
        output.Flush();
        if (Console.In.ReadLine()?.Trim() is not ("yes" or "是"))
        {
            throw CommandRefusals.NotConfirmed.Error();
        }
    }
}
