using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Photos;

/// <summary>What a photograph is encoded as.</summary>
internal enum PhotoType
{
    /// <summary>JPEG (ITU-T T.81).</summary>
    Jpeg = 1,

    /// <summary>PNG (RFC 2083).</summary>
    Png,
}

/// <summary>
/// A photograph without anything beside the picture: no place, time, device, preview or text. Its picture data are the camera's own, byte by byte: they
/// are evidence, and nothing here decodes what somebody sends.
/// </summary>
/// <param name="Type">What it is encoded as.</param>
/// <param name="Bytes">The file.</param>
internal sealed record Photo(PhotoType Type, byte[] Bytes)
{
    /// <summary>The largest that is taken, in bytes as sent.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    // A browser unpacks a picture to four bytes a pixel: more would bring the reviewer's to its knees.
    private const long MostPixels = 100_000_000;

    /// <summary>What its type is called on the way.</summary>
    public string MediaType => MediaTypeOf(Type);

    /// <inheritdoc cref="MediaType"/>
    public static string MediaTypeOf(PhotoType type) => type == PhotoType.Jpeg ? "image/jpeg" : "image/png";

    /// <summary>Takes a file by what is in it, whatever it is called, and leaves everything away that is not the picture.</summary>
    /// <exception cref="UserErrorException">It is too large, neither JPEG nor PNG, or damaged.</exception>
    public static Photo Of(FileContent file)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        string name = Printable.Shorten(file.Name);
        if (bytes.Length > MostBytes)
        {
            throw PhotoRefusals.TooLarge.Error(name, MostBytes / 1024 / 1024);
        }

        PhotoType type = JpegPicture.Is(bytes) ? PhotoType.Jpeg : PngPicture.Is(bytes) ? PhotoType.Png : throw PhotoRefusals.NoPhoto.Error(name);
        return (type == PhotoType.Jpeg ? JpegPicture.Read(bytes) : PngPicture.Read(bytes)) is not var (picture, width, height) ? throw PhotoRefusals.Damaged.Error(name)
            : (long)width * height > MostPixels ? throw PhotoRefusals.TooManyPixels.Error(name, width, height)
            : new Photo(type, picture);
    }
}
