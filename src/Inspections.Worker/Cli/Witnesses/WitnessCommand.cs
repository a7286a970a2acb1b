using System.CommandLine;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary><c>inspections witness …</c>: what another institution does to vouch for a draw.</summary>
internal static class WitnessCommand
{
    public static Command Make(Option<string> data, TextWriter output, TimeProvider time) => new("witness", "见证抽取 witness a draw")
    {
        KeygenCommand.Make(output),
        SealCommand.Make(data, output),
        SignCommand.Make(output, time),
        SignValuesCommand.Make(output, time),
        WatchCommand.Make(output, time),
        WatchStatusCommand.Make(output, time),
        AddCommand.Make(data, output),
    };
}
