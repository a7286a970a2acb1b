using Inspections.Worker.Files.Tables;
using Microsoft.AspNetCore.Http.Features;

namespace Inspections.Worker.BureauConsole;

/// <summary>Reads what a browser sends: fields, and files that stay in memory and are never put on the disk.</summary>
internal static class ConsoleFormReader
{
    // A form has a field per item and firm at most; a result sheet is sent as one file.
    private const int MostFields = 4096;

    /// <summary>Reads a form of at most so many bytes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mostBytes">What is read of it.</param>
    /// <param name="isKnown">True for somebody who is signed in: what he sends too much of is taken and thrown away, for a browser shows no answer while it sends.</param>
    /// <returns>The form, or null for what is none; and whether it was too large.</returns>
    public static async Task<(ConsoleForm? Form, bool IsTooLarge)> ReadAsync(HttpContext context, long mostBytes, bool isKnown)
    {
        if (!context.Request.HasFormContentType)
        {
            return (null, false);
        }

        bool isTooLarge = isKnown && context.Request.ContentLength > mostBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = isTooLarge ? null : mostBytes;
        }

        try
        {
            if (isTooLarge)
            {
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted).ConfigureAwait(false);
                return (null, true);
            }

            var options = new FormOptions { MemoryBufferThreshold = (int)mostBytes, MultipartBodyLengthLimit = mostBytes, ValueLengthLimit = (int)ConsoleRoute.MostBytesOfText, ValueCountLimit = MostFields };
            IFormCollection form = await context.Request.ReadFormAsync(options, context.RequestAborted).ConfigureAwait(false);
            var files = new List<(string, FileContent)>();
            foreach (IFormFile file in form.Files.Where(f => f.Length > 0))
            {
                using var bytes = new MemoryStream((int)file.Length);
                await file.CopyToAsync(bytes, context.RequestAborted).ConfigureAwait(false);
                files.Add((file.Name, new FileContent(NameOf(file.FileName), bytes.ToArray())));
            }

            return (new ConsoleForm(form.SelectMany(f => f.Value, (f, v) => (f.Key, Value: v ?? "")).ToLookup(p => p.Key, p => p.Value, StringComparer.Ordinal), files), false);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode == StatusCodes.Status413PayloadTooLarge);
        }
        catch (InvalidDataException)
        {
            return (null, false);
        }
    }

    // Some browsers send the whole path.
    private static string NameOf(string sent) => sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
}
