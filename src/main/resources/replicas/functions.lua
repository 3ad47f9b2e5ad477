-- Functions that the scripts share. One hash has the state of all replicas of a server, so Redis loses all of it or nothing:
-- generation, run, restoring, admitted, full, heard, replicas, gone, and for each replica or number R: replica:R, counts:R,
-- batch:R, client:R, heard:R. Only the hash of an earlier generation expires.
-- ARGV of all scripts: replica, limit (0 if none), channel, known generation ('' if none); then those of the script.
local key = KEYS[1]
local replica, limit, channel, known = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]

local function get(field)
	return redis.call('HGET', key, field)
end

local function set(field, value)
	redis.call('HSET', key, field, value)
end

local function number(field)
	return tonumber(get(field) or '0')
end

local function hear(client)
	if redis.call('HSETNX', key, 'heard:' .. client, '1') == 1 then
		redis.call('HINCRBY', key, 'heard', 1)
	end
end

local function is_complete()
	return limit > 0 and number('admitted') >= limit and number('heard') >= number('admitted')
end

local function is_gone(presence)
	return string.find(presence, ' gone ', 1, true)
end

-- Starts the next generation with the present replicas. Clients of the earlier one may still be heard.
local function begin_next()
	local before, run, replicas = get('generation'), get('run'), {}
	for other in string.gmatch(get('replicas') or '', '%S+') do
		local presence = get('replica:' .. other)
		if not is_gone(presence) then
			table.insert(replicas, other)
			replicas[other] = presence
		end
	end
	redis.call('RENAME', key, key .. ':' .. before)
	redis.call('EXPIRE', key .. ':' .. before, 3600)
	local next = string.format('%.0f', before + 1)
	set('generation', next)
	set('run', run)
	set('replicas', table.concat(replicas, ' '))
	for _, other in ipairs(replicas) do
		set('replica:' .. other, replicas[other])
	end
	return next
end
