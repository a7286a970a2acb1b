using Inspections.Core.Verification.Reports;


namespace Inspections.Worker.Cli.Shared;

/// <summary>A bar on a terminal while the work goes on; nothing in a pipe.</summary>
internal sealed class ProgressBar : IProgress<VerificationProgress>, IDisposable
{
    private const int Width = 40;
    private readonly bool _visible = !Console.IsErrorRedirected;
    private int _shown = -1;

    public void Report(VerificationProgress value)
    {
        int filled = value.Total == 0 ? Width : (int)((long)value.Done * Width / value.Total);
        if (_visible && filled != _shown)
        {
            _shown = filled;
            Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {value.Done}/{value.Total}");
        }
    }

    public void Dispose()
    {
        if (_shown >= 0)
        {
            Console.Error.Write($"\r{new string(' ', Width + 24)}\r");
        }
    }
}
