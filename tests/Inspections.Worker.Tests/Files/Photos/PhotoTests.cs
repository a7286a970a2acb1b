using System.Text;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Photos;
using Inspections.Worker.Files.Tables;
using Xunit;

namespace Inspections.Worker.Tests.Files.Photos;

/// <summary>Photographs: told by what is in them, and nothing left in them but the picture.</summary>
public sealed class PhotoTests
{
    [Theory]
    [InlineData(6, true, 6)]
    [InlineData(8, false, 8)]
    [InlineData(1, true, 0)]
    [InlineData(99, true, 0)]
    public void A_jpeg_keeps_its_picture_byte_by_byte_and_which_side_is_up_and_nothing_else(int held, bool isLittle, int kept)
    {
        Photo photo = Photo.Of(new FileContent("IMG.png", MadePhotos.Jpeg(held, isLittle)));
        Assert.Equal("image/jpeg", photo.MediaType);
        byte[] upright = kept == 0 ? [] : [0xff, 0xe1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8, (byte)kept, 0, 0, 0, 0, 0, 0];
        Assert.Equal([0xff, 0xd8, .. upright, .. MadePhotos.Picture, 0xff, 0xd9], photo.Bytes);
        Assert.Equal(photo.Bytes, Photo.Of(new FileContent("again.jpg", photo.Bytes)).Bytes);
    }

    [Fact]
    public void A_png_keeps_its_picture_and_nothing_else()
    {
        Photo photo = Photo.Of(new FileContent("scan.jpg", MadePhotos.Png()));
        Assert.Equal("image/png", photo.MediaType);
        string text = Encoding.Latin1.GetString(photo.Bytes);
        Assert.DoesNotContain(MadePhotos.Secret, text, StringComparison.Ordinal);
        Each.Of(["tEXt", "eXIf", "tIME", "prVt"], chunk => Assert.DoesNotContain(chunk, text, StringComparison.Ordinal));
        Each.Of(["IHDR", "IDAT", "IEND"], chunk => Assert.Contains(chunk, text, StringComparison.Ordinal));
        Assert.Equal(photo.Bytes, Photo.Of(new FileContent("again.png", photo.Bytes)).Bytes);
    }

    /// <summary>Wherever it ends, what is cut off is refused, and nothing breaks.</summary>
    [Fact]
    public void What_is_cut_off_is_refused_wherever_that_is()
    {
        foreach (byte[] whole in (byte[][])[Photo.Of(new FileContent("a.jpg", MadePhotos.Jpeg())).Bytes, Photo.Of(new FileContent("a.png", MadePhotos.Png())).Bytes])
        {
            for (int length = 1; length < whole.Length; length++)
            {
                UserErrorException refused = Assert.Throws<UserErrorException>(() => Photo.Of(new FileContent("cut", whole[..length])));
                Assert.Contains(refused.Kind, (RefusalKind[])[PhotoRefusals.Damaged, PhotoRefusals.NoPhoto]);
            }
        }
    }

    [Fact]
    public void What_is_no_photograph_is_told_by_what_is_in_it()
    {
        foreach (byte[] other in (byte[][])[[.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8], [.. "GIF89a"u8], [0, 0, 0, 24, .. "ftypheic"u8], [.. "%PDF-1.7"u8], [.. "PK"u8, 3, 4]])
        {
            Assert.Equal(PhotoRefusals.NoPhoto, Assert.Throws<UserErrorException>(() => Photo.Of(new FileContent("photo.jpg", other))).Kind);
        }
    }

    [Fact]
    public void What_is_too_large_is_refused_before_it_is_read()
    {
        byte[] large = new byte[Photo.MostBytes + 1];
        MadePhotos.Jpeg().CopyTo(large, 0);
        Assert.Equal(PhotoRefusals.TooLarge, Assert.Throws<UserErrorException>(() => Photo.Of(new FileContent("a.jpg", large))).Kind);
        byte[] wide = MadePhotos.Png();
        wide.AsSpan(16, 8).Fill(0x7f);
        Assert.Equal(PhotoRefusals.TooManyPixels, Assert.Throws<UserErrorException>(() => Photo.Of(new FileContent("a.png", wide))).Kind);
    }
}
