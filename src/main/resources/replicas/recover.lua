-- Returns the result of a batch whose reply was lost. A batch that has not run never will. Takes back the batch's last
-- numbers, whose clients left, if they are the newest and the limit was not reported as reached.
-- ARGV: sequence, how many numbers to take back.
local field, back = 'batch:' .. replica, tonumber(ARGV[6])
local present, batch = get('generation'), get(field)
if present ~= known then
	return { present or '' }
end
local last, first, count = string.match(batch or '', '^(%d+):(%d+):(%d+)$')
if last ~= ARGV[5] then
	set(field, ARGV[5] .. ':0:0')
	return { present }
end
local newest = first + count - 1
if back > 0 and newest == number('admitted') and not get('full') then
	for client = newest - back + 1, newest do
		redis.call('HDEL', key, 'client:' .. client)
		if redis.call('HDEL', key, 'heard:' .. client) == 1 then
			redis.call('HINCRBY', key, 'heard', -1)
		end
	end
	count = tostring(count - back)
	redis.call('HSET', key, 'admitted', newest - back, field, last .. ':' .. first .. ':' .. count)
end
return { present, first, count }
