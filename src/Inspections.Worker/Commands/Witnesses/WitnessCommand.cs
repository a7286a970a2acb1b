using System.CommandLine;

namespace Inspections.Worker.Commands.Witnesses;

/// <summary><c>inspections witness …</c>: what another institution does to vouch for a draw.</summary>
internal static class WitnessCommand
{
    public static Command Make(TextWriter output) => new("witness", "见证抽取 witness a draw")
    {
        KeygenCommand.Make(output),
    };
}
